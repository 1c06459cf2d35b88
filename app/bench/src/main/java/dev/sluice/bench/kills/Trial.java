package dev.sluice.bench.kills;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One run that was disturbed, and how it came out.
 *
 * @param number which of the series
 * @param disturbances when and what, for a person
 * @param differences from an undisturbed run
 * @param site what is kept of it when there is a difference
 * @param stop the stop, where it was one and came in time
 */
record Trial(
        int number,
        Scenario scenario,
        List<String> disturbances,
        List<String> differences,
        Duration took,
        Path site,
        Optional<Stop> stop) {
    private static final int MOST_SHOWN = 12;

    Trial {
        disturbances = List.copyOf(disturbances);
        differences = List.copyOf(differences);
    }

    boolean exact() {
        return differences.isEmpty();
    }

    /** For the console: one line when all is well, everything when it is not. */
    String told() {
        String head =
                "%4d %-8s %4.1f s  %s  %s"
                        .formatted(
                                number,
                                scenario,
                                took.toMillis() / 1000.0,
                                exact() ? "exact" : "DIFFERS",
                                String.join(" | ", disturbances));
        if (exact()) {
            return head;
        }
        List<String> first = differences.subList(0, Math.min(MOST_SHOWN, differences.size()));
        return "%s%n  %s%n  %d in all, in %s"
                .formatted(head, String.join("\n  ", first), differences.size(), site);
    }
}
