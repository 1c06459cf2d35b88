package dev.sluice.testkit.program;

import java.time.Duration;
import java.util.List;

/**
 * How a program ended.
 *
 * @param code its exit code; 128 + the number of the signal that killed it
 * @param out the lines of its standard output
 * @param err the lines of its standard error
 * @param took from its start to its end
 */
public record Ended(int code, List<String> out, List<String> err, Duration took) {
    public Ended {
        out = List.copyOf(out);
        err = List.copyOf(err);
    }

    /** The objects of its standard output, in order; what is no JSON is left out. */
    public List<JsonValue> json() {
        return JsonValue.lines(out);
    }

    /** The last object whose {@code type} is this. */
    public JsonValue last(String type) {
        return json().stream()
                .filter(line -> line.at("type").isText(type))
                .reduce((_, later) -> later)
                .orElse(new JsonValue.Missing());
    }

    /** All that it said, for the message of a failed test. */
    public String said() {
        return "exit code %d after %d ms%n%s%n%s"
                .formatted(code, took.toMillis(), String.join("\n", out), String.join("\n", err));
    }
}
