package dev.sluice.bench.kills;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How prompt the stops of a series were, by kind, held against a limit. */
final class Promptness {
    private final Duration limit;
    private final Figures all = new Figures();
    private final Map<StopKind, Figures> byKind = new EnumMap<>(StopKind.class);
    private int late;

    /**
     * @param limit that no stop may exceed
     */
    Promptness(Duration limit) {
        this.limit = limit;
    }

    /** Takes in one stop; answers a sentence when it took too long. */
    Optional<String> add(Stop stop) {
        all.add(stop.effect());
        byKind.computeIfAbsent(stop.kind(), _ -> new Figures()).add(stop.effect());
        if (stop.effect().compareTo(limit) <= 0) {
            return Optional.empty();
        }
        late++;
        return Optional.of(
                "TOO LATE: %s took %d ms to take effect, and %d ms are allowed."
                        .formatted(stop.kind(), stop.effect().toMillis(), limit.toMillis()));
    }

    /** Whether each was prompt. */
    boolean kept() {
        return late == 0;
    }

    /** A table for the console; empty without any stop. */
    List<String> told() {
        List<String> lines = new ArrayList<>();
        if (all.count() > 0) {
            byKind.forEach((kind, figures) -> lines.add(line(kind.name(), figures)));
            lines.add(line("all", all));
            lines.add(
                    "%d of %d took more than %d ms".formatted(late, all.count(), limit.toMillis()));
        }
        return lines;
    }

    private static String line(String name, Figures figures) {
        return String.format(Locale.ROOT, "%-15s %s", name, figures.told());
    }
}
