package dev.sluice.engine.pipeline;

import java.util.Optional;

/**
 * One option of a pipeline, declared once: the add sheet, the command line's flags, presets and the
 * stored request all come from it.
 *
 * @param <T> the value's type
 * @param name the long flag without dashes, such as {@code max-bad-rows}
 * @param fallback the default; absent when the option may be left unset
 * @param help one sentence without a final period
 * @param secret whether the value must never be stored or shown; then the text is a reference into
 *     the keyring
 * @param level whether it is asked for at once or under "More options"
 */
public record OptionSpec<T>(
        String name,
        OptionType<T> type,
        Optional<T> fallback,
        String help,
        boolean secret,
        Level level) {

    /** Where an option is asked for. */
    public enum Level {
        MAIN,
        MORE
    }

    public static <T> OptionSpec<T> of(String name, OptionType<T> type, String help, Level level) {
        return new OptionSpec<>(name, type, Optional.empty(), help, false, level);
    }

    public static <T> OptionSpec<T> of(
            String name, OptionType<T> type, T fallback, String help, Level level) {
        return new OptionSpec<>(name, type, Optional.of(fallback), help, false, level);
    }

    /** Reads a value. @throws InvalidOption naming this option */
    public T parse(String text) throws InvalidOption {
        try {
            return type.parse(text);
        } catch (InvalidValue e) {
            throw new InvalidOption(name, String.valueOf(e.getMessage()), e.suggestion());
        }
    }
}
