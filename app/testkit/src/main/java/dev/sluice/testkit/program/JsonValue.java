package dev.sluice.testkit.program;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of JSON as a program printed it. Looking for what is not there gives {@link Missing}, so
 * that a test can ask for a path in one go.
 */
public sealed interface JsonValue {
    record Fields(Map<String, JsonValue> fields) implements JsonValue {}

    record Elements(List<JsonValue> elements) implements JsonValue {}

    record Text(String text) implements JsonValue {}

    record Amount(double value) implements JsonValue {}

    record Flag(boolean flag) implements JsonValue {}

    /** The word {@code null}. */
    record Nothing() implements JsonValue {}

    /** Not there at all. */
    record Missing() implements JsonValue {}

    /**
     * Reads one value.
     *
     * @throws IllegalArgumentException naming the place, when it is none
     */
    static JsonValue parse(String text) {
        return new JsonParser(text).only();
    }

    /** Reads a line; empty when it holds no object. */
    static Optional<JsonValue> line(String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(line));
        } catch (IllegalArgumentException e) {
            // A program that was killed leaves half a line.
            return Optional.empty();
        }
    }

    /** All lines that hold an object. */
    static List<JsonValue> lines(List<String> lines) {
        return lines.stream().flatMap(line -> line(line).stream()).toList();
    }

    /** What lies at a path of field names. */
    default JsonValue at(String... path) {
        JsonValue at = this;
        for (String name : path) {
            at =
                    at instanceof Fields(var fields)
                            ? fields.getOrDefault(name, new Missing())
                            : new Missing();
        }
        return at;
    }

    /** The elements of a list; none of anything else. */
    default List<JsonValue> all() {
        return this instanceof Elements(var elements) ? elements : List.of();
    }

    default boolean isText(String wanted) {
        return this instanceof Text(String text) && text.equals(wanted);
    }

    /** Its text; empty for anything else. */
    default String text() {
        return this instanceof Text(String text) ? text : "";
    }

    /**
     * Its whole number.
     *
     * @throws IllegalStateException when it is none
     */
    default long number() {
        if (this instanceof Amount(double value)) {
            return (long) value;
        }
        throw new IllegalStateException("No number: " + this);
    }
}
