package dev.sluice.engine.schedule;

import dev.sluice.engine.pipeline.Meter;

import java.util.concurrent.atomic.LongAdder;

/** Counters of one attempt: workers add, the sampler reads, nobody locks. */
final class AttemptMeter implements Meter {
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
        units.add(moreUnits);
        weight.add(moreWeight);
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
        return units.sum();
    }

    long workedWeight() {
        return weight.sum();
    }

    /** Units done of the item, those of earlier attempts included. */
    long doneUnits() {
        return earlierUnits.sum() + units.sum();
    }

    long doneWeight() {
        return earlierWeight.sum() + weight.sum();
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
