package dev.sluice.engine.link;

import dev.sluice.engine.schedule.SmallFile;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A small file of a person's choices in the home, {@code name=value} by line. A reader sees it
 * whole or not at all, also after a power cut. For one writer at a time.
 */
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final long LONGEST_BYTES = 1 << 20;

    /** Every whole file has it; an empty one or one of zeros does not. */
    private static final String MARK = "settings";

    private static final String MARK_VALUE = "1";

    private final Path file;

    public SettingsFile(Path file) {
        this.file = file;
    }

    /** What a file gave. */
    public sealed interface Content<T> {
        /** Nothing was ever chosen. */
        record Nothing<T>() implements Content<T> {}

        record Whole<T>(T value) implements Content<T> {}

        /** Somebody or something else wrote into it; {@code why} is for the log. */
        record Damaged<T>(String why) implements Content<T> {}

        /** It is there and the system does not give it. */
        record Unreadable<T>(IOException why) implements Content<T> {}
    }

    /**
     * Reads the file.
     *
     * @param parser makes the choices of names and values; an {@link IllegalArgumentException} of
     *     it means that the file is damaged
     */
    public <T> Content<T> read(Function<Map<String, String>, T> parser) {
        try {
            if (!Files.exists(file)) {
                return new Content.Nothing<>();
            }
            if (Files.size(file) > LONGEST_BYTES) {
                return new Content.Damaged<>("it is longer than any that is written here");
            }
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
            Map<String, String> values = new HashMap<>();
            properties
                    .stringPropertyNames()
                    .forEach(name -> values.put(name, properties.getProperty(name)));
            if (!MARK_VALUE.equals(values.remove(MARK))) {
                return new Content.Damaged<>("its mark is missing");
            }
            return new Content.Whole<>(parser.apply(values));
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return new Content.Damaged<>(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Content.Unreadable<>(e);
        }
    }

    /**
     * Reads the file where what it gives can be used.
     *
     * @param parser as for {@link #read}
     * @param usual what holds where it can't, or nothing was ever chosen
     */
    public <T> T readOr(T usual, Function<Map<String, String>, T> parser) {
        return read(parser) instanceof Content.Whole<T> whole ? whole.value() : usual;
    }

    /**
     * Moves the file aside if it is damaged, replacing one that was moved before.
     *
     * @param parser as for reading
     * @param what names its content in a sentence: "The limits"
     * @return a sentence for the person when what was chosen does not hold any more
     */
    public <T> Optional<String> setAsideIfDamaged(
            Function<Map<String, String>, T> parser, String what) {
        return switch (read(parser)) {
            case Content.Nothing<T> ignored -> Optional.empty();
            case Content.Whole<T> ignored -> Optional.empty();
            case Content.Damaged<T>(String why) -> {
                LOG.error("{} is damaged: {}", file, why);
                yield Optional.of(setAside(what));
            }
            case Content.Unreadable<T>(IOException why) -> {
                LOG.error("{} can't be read", file, why);
                yield Optional.of(
                        what
                                + " in "
                                + file
                                + " can't be read, so the usual ones hold. Check the file's"
                                + " permissions.");
            }
        };
    }

    private String setAside(String what) {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            return what
                    + " in "
                    + file.getFileName()
                    + " were damaged and are kept as "
                    + aside
                    + "; the usual ones hold. Choose yours again in the settings.";
        } catch (IOException e) {
            LOG.error("{} can't be moved aside", file, e);
            return what
                    + " in "
                    + file
                    + " are damaged, so the usual ones hold. Remove the file and choose yours"
                    + " again in the settings.";
        }
    }

    /** Writes all values; they are on the disk when this returns. */
    public void write(Map<String, String> values) throws IOException {
        StringBuilder text = new StringBuilder();
        Map<String, String> sorted = new TreeMap<>(values);
        sorted.put(MARK, MARK_VALUE);
        sorted.forEach(
                (name, value) -> text.append(name).append('=').append(escaped(value)).append('\n'));
        if (text.length() > LONGEST_BYTES) {
            throw new IOException(file + " would be longer than can be read again.");
        }
        SmallFile.write(file, text);
    }

    /** What {@link Properties} would read as something else than itself. */
    private static String escaped(String value) {
        String bare =
                value.replace("\\", "\\\\")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\f", "\\f");
        return bare.startsWith(" ") || bare.startsWith("\t") ? "\\" + bare : bare;
    }
}
