package dev.sluice.engine.schedule;

import dev.sluice.engine.pipeline.Meter;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counters of one attempt: workers add, the sampler reads, nobody locks.
 *
 * <p>Nearly always one thread counts. The first one to do so has counters of its own, which it
 * writes without an atomic instruction: those take longer than all else here. Other threads, such
 * as workers on the parts of one file, share adders.
 */
final class AttemptMeter implements Meter {
    private static final long NOBODY = 0;

    // Places in the array below, two cache lines apart: everybody reads the first at each step,
    // and would wait for whoever writes to its line.
    private static final int OWNER = 0;
    private static final int UNITS = 16;
    private static final int WEIGHT = 17;
    private static final int LENGTH = 33;

    private final AtomicLongArray own = new AtomicLongArray(LENGTH);
    private final LongAdder units = new LongAdder();
    private final LongAdder weight = new LongAdder();
    private final LongAdder earlierUnits = new LongAdder();
    private final LongAdder earlierWeight = new LongAdder();
    private volatile long expectedUnits = -1;
    private volatile String at;

    /**
     * @param name what the attempt is at until it says otherwise
     */
    AttemptMeter(String name) {
        at = name;
    }

    @Override
    public void advance(long moreUnits, long moreWeight) {
        if (owns(Thread.currentThread().threadId())) {
            own.setOpaque(UNITS, own.getPlain(UNITS) + moreUnits);
            own.setOpaque(WEIGHT, own.getPlain(WEIGHT) + moreWeight);
        } else {
            units.add(moreUnits);
            weight.add(moreWeight);
        }
    }

    private boolean owns(long thread) {
        long by = own.getOpaque(OWNER);
        return by == thread || (by == NOBODY && own.compareAndSet(OWNER, NOBODY, thread));
    }

    @Override
    public void alreadyDone(long doneUnits, long doneWeight) {
        earlierUnits.add(doneUnits);
        earlierWeight.add(doneWeight);
    }

    @Override
    public void expect(long allUnits) {
        expectedUnits = allUnits;
    }

    @Override
    public void at(String name) {
        at = name;
    }

    long workedUnits() {
        return own.getOpaque(UNITS) + units.sum();
    }

    long workedWeight() {
        return own.getOpaque(WEIGHT) + weight.sum();
    }

    /** Units done of the item, those of earlier attempts included. */
    long doneUnits() {
        return earlierUnits.sum() + workedUnits();
    }

    long doneWeight() {
        return earlierWeight.sum() + workedWeight();
    }

    /**
     * Checks at the end what would be too dear to check at each step.
     *
     * @throws IllegalStateException when it was counted below nothing
     */
    void check() {
        if (doneUnits() < 0 || doneWeight() < 0) {
            throw new IllegalStateException(
                    "It counted " + doneUnits() + " units and a weight of " + doneWeight() + ".");
        }
    }

    /** Whether the attempt has said how many units there are. */
    boolean expectsUnits() {
        return expectedUnits >= 0;
    }

    long expectedUnits() {
        return expectedUnits;
    }

    String name() {
        return at;
    }
}
