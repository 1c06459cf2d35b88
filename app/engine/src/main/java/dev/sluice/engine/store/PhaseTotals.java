package dev.sluice.engine.store;

/**
 * Durable counters of one phase of one job.
 *
 * @param done items through with it; skipped and failed: items that ended in it
 * @param units units of done items, in the phase's unit
 * @param doneWeight summed weight of done items; likewise skippedWeight, failedWeight
 * @param workedMillis time during which at least one attempt of it ran
 */
public record PhaseTotals(
        long done,
        long skipped,
        long failed,
        long units,
        long doneWeight,
        long skippedWeight,
        long failedWeight,
        long workedMillis) {
    public static final PhaseTotals NONE = new PhaseTotals(0, 0, 0, 0, 0, 0, 0, 0);

    /** The same with another time worked. */
    public PhaseTotals withWorkedMillis(long millis) {
        return new PhaseTotals(
                done, skipped, failed, units, doneWeight, skippedWeight, failedWeight, millis);
    }
}
