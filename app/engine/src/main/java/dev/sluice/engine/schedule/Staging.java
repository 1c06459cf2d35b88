package dev.sluice.engine.schedule;

/**
 * Back-pressure: what items hold in the staging folder, and what running attempts may still put
 * there. Belongs to the loop.
 */
final class Staging {
    private final long budget;
    private long used;
    private long reserved;

    Staging(long budget) {
        this.budget = budget;
    }

    /**
     * Whether an attempt that may write this much can begin. The first one always can, or an item
     * larger than the budget would wait for ever.
     */
    boolean admits(long weight) {
        return reserved + used + weight <= budget || reserved + used == 0;
    }

    void reserve(long weight) {
        reserved += weight;
    }

    void release(long weight) {
        reserved -= weight;
    }

    /** Changes what items hold, in bytes. */
    void hold(long change) {
        used += change;
    }

    long used() {
        return used;
    }

    long budget() {
        return budget;
    }
}
