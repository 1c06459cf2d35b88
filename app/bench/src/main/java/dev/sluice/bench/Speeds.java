package dev.sluice.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Several rounds of one piece of work, of which the median counts. */
final class Speeds {
    private final String label;
    private final double megabytes;
    private final List<Cost> rounds = new ArrayList<>();

    /**
     * @param megabytes worked on in one round
     */
    Speeds(String label, double megabytes) {
        this.label = label;
        this.megabytes = megabytes;
    }

    void add(Cost round) {
        rounds.add(round);
    }

    /** Megabytes a second on the clock. */
    double clock() {
        return median(Cost::seconds);
    }

    /** Megabytes a second of CPU time. */
    double cpu() {
        return median(Cost::cpuSeconds);
    }

    private double median(ToDoubleFunction<Cost> seconds) {
        List<Double> sorted = rounds.stream().map(seconds::applyAsDouble).sorted().toList();
        return megabytes / sorted.get(sorted.size() / 2);
    }

    /** One line of the report. */
    String line() {
        return rounds.isEmpty()
                ? String.format(Locale.ROOT, "  %-28s is not installed", label)
                : String.format(
                        Locale.ROOT,
                        "  %-28s %6.0f MB/s on the clock, %6.0f MB a second of CPU",
                        label,
                        clock(),
                        cpu());
    }

    /** The line of somebody else's work, with how these compare to it. */
    String compared(Speeds ours) {
        return rounds.isEmpty()
                ? line()
                : line()
                        + String.format(
                                Locale.ROOT,
                                "; Sluice is %.2f times as fast, %.2f by CPU",
                                ours.clock() / clock(),
                                ours.cpu() / cpu());
    }
}
