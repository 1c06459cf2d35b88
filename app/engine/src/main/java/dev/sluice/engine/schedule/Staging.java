package dev.sluice.engine.schedule;

/**
 * Back-pressure: what items hold in the staging folder, and what running attempts may still put
 * there. Belongs to the loop.
 */
final class Staging {
    private long budget;
    private long used;
    private long reserved;
    private boolean heldBack;
    private boolean onePasses;

    Staging(long budget) {
        this.budget = budget;
    }

    /**
     * Whether an attempt that may write this much can begin. The first one always can, or an item
     * larger than the budget would wait for ever.
     */
    boolean admits(long weight) {
        boolean fits = reserved + used + weight <= budget || reserved + used == 0;
        if (fits || onePasses) {
            onePasses = false;
            return true;
        }
        heldBack = true;
        return false;
    }

    /** Whether an attempt was held back since the last time this was asked. */
    boolean heldBack() {
        boolean was = heldBack;
        heldBack = false;
        return was;
    }

    /**
     * Lets one attempt begin over the budget. For when nothing moves any more that could make room:
     * what is staged belongs to paused jobs, to failed items, or to items that are held back
     * themselves.
     */
    void letOnePass() {
        onePasses = true;
    }

    /** Nobody used the exception; it is over. */
    void noMorePass() {
        onePasses = false;
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

    long reserved() {
        return reserved;
    }

    long used() {
        return used;
    }

    /** Changes the budget; what is held above it stays until its items move on. */
    void budget(long bytes) {
        budget = bytes;
    }

    long budget() {
        return budget;
    }
}
