package dev.sluice.pipelines.load.scan;

/** The least and the most of some numbers. */
final class Range {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;

    void accept(long value) {
        least = Math.min(least, value);
        most = Math.max(most, value);
    }

    boolean isEmpty() {
        return least > most;
    }
}
