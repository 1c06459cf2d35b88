package dev.sluice.engine.pipeline;

/**
 * Where an attempt counts its progress. Sampled by the engine, never pushed. A call costs a few
 * nanoseconds, takes no lock and allocates nothing; any thread of the attempt may call it.
 */
public interface Meter {
    /**
     * Counts work done now.
     *
     * @param units in the phase's unit (rows, bytes …)
     * @param weight in the currency of {@link dev.sluice.engine.job.Item#weight()}; over a whole
     *     item it adds up to the item's weight
     */
    void advance(long units, long weight);

    /**
     * Counts what an earlier attempt had done already: it is shown as done but never feeds a rate.
     * Called for each part that is found, it adds up as {@link #advance} does.
     */
    void alreadyDone(long units, long weight);

    /** Says how many units this item has in all, once that is known. */
    void expect(long units);

    /** Says what the attempt is at, where the item's name is not enough, such as a part's name. */
    void at(String name);
}
