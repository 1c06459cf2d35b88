package dev.sluice.engine.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of one job, checked against the pipeline's declaration. Immutable. */
public final class Options {
    private final Map<String, Object> values;

    private Options(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Reads all values of a request.
     *
     * @throws InvalidOption for the first name that is not declared or value that does not parse
     */
    public static Options parse(List<OptionSpec<?>> specs, Map<String, String> texts)
            throws InvalidOption {
        for (String name : texts.keySet().stream().sorted().toList()) {
            if (specs.stream().noneMatch(spec -> spec.name().equals(name))) {
                throw new InvalidOption(name, "There is no option '" + name + "'.");
            }
        }
        Map<String, Object> values = new HashMap<>();
        for (OptionSpec<?> spec : specs) {
            String text = texts.get(spec.name());
            if (text != null) {
                values.put(spec.name(), spec.parse(text));
            } else {
                spec.fallback().ifPresent(value -> values.put(spec.name(), value));
            }
        }
        return new Options(values);
    }

    /** The value given, else the default, else nothing. */
    @SuppressWarnings("unchecked") // put in by parse() under the same spec's name
    public <T> Optional<T> get(OptionSpec<T> spec) {
        return Optional.ofNullable((T) values.get(spec.name()));
    }

    /** The value of an option that has a default. */
    public <T> T need(OptionSpec<T> spec) {
        return get(spec)
                .orElseThrow(() ->
                        new IllegalStateException("Option " + spec.name() + " has no value."));
    }
}
