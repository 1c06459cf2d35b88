package dev.sluice.engine.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * How the value of an option is written and read. Screens choose their control by the kind, the
 * command line its flag.
 *
 * @param <T> the value's Java type
 */
public sealed interface OptionType<T> {
    /** Reads a value. @throws InvalidValue with a sentence naming what is wrong */
    T parse(String text) throws InvalidValue;

    /** Writes a value so that {@link #parse} reads it back. */
    default String format(T value) {
        return value.toString();
    }

    /** What stands for the value in a usage text, such as {@code BYTES}. */
    String metavar();

    /** On or off; {@code true} and {@code false}. */
    record Flag() implements OptionType<Boolean> {
        @Override
        public Boolean parse(String text) throws InvalidValue {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new InvalidValue("'" + text + "' is neither true nor false.");
            };
        }

        @Override
        public String metavar() {
            return "";
        }
    }

    /** One of a few words. */
    record Choice(List<String> values) implements OptionType<String> {
        public Choice {
            values = List.copyOf(values);
        }

        @Override
        public String parse(String text) throws InvalidValue {
            if (!values.contains(text)) {
                throw new InvalidValue(
                        "'" + text + "' is none of " + String.join(", ", values) + ".");
            }
            return text;
        }

        @Override
        public String metavar() {
            return String.join("|", values);
        }
    }

    /** Any text, with a check of its own. */
    record Text<T>(String metavar, Reader<T> reader, Writer<T> writer) implements OptionType<T> {
        @Override
        public T parse(String text) throws InvalidValue {
            return reader.read(text);
        }

        @Override
        public String format(T value) {
            return writer.write(value);
        }
    }

    /** Any number of texts; the command line takes its flag as often as it is given. */
    record Several(String metavar, Reader<String> reader) implements OptionType<List<String>> {
        @Override
        public List<String> parse(String text) throws InvalidValue {
            List<String> values = new ArrayList<>();
            for (String one : text.split(",", -1)) {
                values.add(reader.read(one.strip()));
            }
            return List.copyOf(values);
        }

        @Override
        public String format(List<String> value) {
            return String.join(",", value);
        }
    }

    /** Reads a typed value from text. */
    @FunctionalInterface
    interface Reader<T> {
        T read(String text) throws InvalidValue;
    }

    /** Writes a typed value as text. */
    @FunctionalInterface
    interface Writer<T> {
        String write(T value);
    }
}
