package dev.sluice.testkit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened, step by step: always as one number to compare runs by, as text when asked for. */
final class Trace {
    private static final double NANOS_PER_SECOND = 1e9;

    private final boolean inWords;
    private final List<String> lines = new ArrayList<>();
    private long fingerprint;
    private long steps;

    Trace(boolean inWords) {
        this.inWords = inWords;
    }

    /** Whether words are kept; asked before making any. */
    boolean inWords() {
        return inWords;
    }

    void step(int choice, long nanos) {
        steps++;
        fingerprint = (fingerprint ^ choice ^ nanos) * 0x9E3779B97F4A7C15L;
        fingerprint ^= fingerprint >>> 29;
    }

    void say(long nanos, String what) {
        if (inWords) {
            lines.add(
                    String.format(
                            Locale.ROOT, "%6d %9.4f s  %s", steps, nanos / NANOS_PER_SECOND, what));
        }
    }

    long steps() {
        return steps;
    }

    long fingerprint() {
        return fingerprint;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
