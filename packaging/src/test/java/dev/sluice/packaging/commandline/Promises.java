package dev.sluice.packaging.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.program.Ended;
import dev.sluice.testkit.program.JsonValue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What {@code --json} promises of any command that works on jobs. */
final class Promises {
    private Promises() {}

    static void check(Ended ended) {
        List<JsonValue> lines = ended.json();
        assertThat(lines).as(ended.said()).hasSameSizeAs(ended.out());
        if (lines.isEmpty()) {
            return;
        }
        Set<String> open = new HashSet<>();
        for (JsonValue line : lines) {
            String job = line.at("job").text();
            switch (line.at("type").text()) {
                case "job" -> assertThat(open.add(job)).as("%s begins once", job).isTrue();
                case "progress" -> {
                    assertThat(open).contains(job);
                    line.at("phases").all().forEach(Promises::addsUp);
                }
                case "failure" -> {
                    assertThat(open).contains(job);
                    assertThat(line.at("kind").text()).isIn("transient", "permanent", "defect");
                    assertThat(line.at("message").text()).endsWith(".");
                }
                case "summary" -> {
                    if (line.at("group").text().isEmpty()) {
                        assertThat(open.remove(job)).as("%s ends once", job).isTrue();
                    }
                }
                default -> throw new AssertionError("An unknown line: " + line);
            }
            nothingBelowZero(line);
        }
        assertThat(open).as("jobs without a summary in %s", ended.said()).isEmpty();
        assertThat(lines.getFirst().at("type").text()).isEqualTo("job");
        assertThat(lines.getLast().at("type").text()).isEqualTo("summary");
        assertThat(String.join("", ended.err())).doesNotContain("Exception", "\tat ");
    }

    private static void addsUp(JsonValue phase) {
        JsonValue items = phase.at("items");
        if (!items.at("totalKind").isText("known")) {
            if (items.at("totalKind").isText("unknown")) {
                assertThat(items.at("total")).isEqualTo(new JsonValue.Nothing());
            }
            return;
        }
        long sum = 0;
        for (String part : List.of("done", "skipped", "failed", "running", "waiting")) {
            sum += items.at(part).number();
        }
        assertThat(sum).as("items of %s", phase).isEqualTo(items.at("total").number());
        assertThat(phase.at("units", "unit").text()).isIn("rows", "bytes", "items", "seconds");
        assertThat(phase.at("status").text()).isIn("waiting", "active", "done", "off");
    }

    private static void nothingBelowZero(JsonValue value) {
        switch (value) {
            case JsonValue.Amount(double amount) -> assertThat(amount).isNotNegative();
            case JsonValue.Fields(var fields) ->
                    fields.values().forEach(Promises::nothingBelowZero);
            case JsonValue.Elements(var elements) -> elements.forEach(Promises::nothingBelowZero);
            case JsonValue.Text _, JsonValue.Flag _, JsonValue.Nothing _, JsonValue.Missing _ -> {}
        }
    }
}
