package dev.sluice.bench.kills;

import dev.sluice.testkit.program.JsonValue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far a run is by what it prints: items that have ended a phase, over all phases and jobs. */
final class WorkDone {
    private final Map<String, Long> ended = new HashMap<>();

    /** All that a run has printed. */
    static long in(List<JsonValue> lines) {
        WorkDone work = new WorkDone();
        return lines.stream().mapToLong(work::take).max().orElse(0);
    }

    /** Takes in one more line; answers how much there is with it. */
    long take(JsonValue line) {
        if (line.at("type").isText("progress")) {
            for (JsonValue phase : line.at("phases").all()) {
                JsonValue items = phase.at("items");
                ended.put(
                        line.at("job").text() + " " + phase.at("id").text(),
                        items.at("done").number()
                                + items.at("failed").number()
                                + items.at("skipped").number());
            }
        }
        return ended.values().stream().mapToLong(Long::longValue).sum();
    }
}
