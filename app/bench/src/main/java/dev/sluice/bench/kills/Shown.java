package dev.sluice.bench.kills;

import dev.sluice.testkit.program.JsonValue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the program has told of its work before it was ended. What was shown as done was durable, so
 * it must still be done when the program starts again.
 */
final class Shown {
    private final Map<String, Long> done = new HashMap<>();
    private final Set<String> queued = new HashSet<>();
    private final Map<String, String> states = new TreeMap<>();

    /** Takes in what one run has printed; answers what it has taken back. */
    List<String> takenBackIn(List<JsonValue> lines) {
        List<String> takenBack = new ArrayList<>();
        states.clear();
        for (JsonValue line : lines) {
            if (line.at("type").isText("job")) {
                queued.add(line.at("job").text());
                states.putIfAbsent(line.at("job").text(), "queued");
            } else if (line.at("type").isText("progress")) {
                progress(line, takenBack);
            }
        }
        return takenBack;
    }

    private void progress(JsonValue line, List<String> takenBack) {
        String job = line.at("job").text();
        List<String> active = new ArrayList<>();
        for (JsonValue phase : line.at("phases").all()) {
            String id = phase.at("id").text();
            if (phase.at("status").isText("active")) {
                active.add(id);
            }
            long now = phase.at("items", "done").number();
            long before = done.getOrDefault(job + " " + id, 0L);
            if (now < before) {
                takenBack.add(
                        "%s of %s went back from %d done to %d".formatted(id, job, before, now));
            }
            done.put(job + " " + id, Math.max(now, before));
        }
        states.put(job, (line.at("state").text() + " " + String.join("+", active)).strip());
    }

    /** Whether a job has been promised. */
    boolean anyQueued() {
        return !queued.isEmpty();
    }

    /** What the last run had said of each job at last. */
    String states() {
        return states.isEmpty() ? "before its first word" : String.join(", ", states.values());
    }
}
