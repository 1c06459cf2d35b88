package dev.sluice.engine.progress;

/**
 * A large job worked on in slices: "5/10 · 25/100 total (75 remaining)". All numbers come from the
 * same counters.
 *
 * @param number which batch is being worked on, from 1
 * @param batches how many there are so far
 * @param endedInBatch items of this batch that ended
 * @param batchSize items in this batch
 * @param ended items of the whole job that ended
 * @param total items known so far
 * @param growing whether more may come
 */
public record BatchProgress(
        long number,
        long batches,
        long endedInBatch,
        long batchSize,
        long ended,
        long total,
        boolean growing) {
    public long remaining() {
        return total - ended;
    }

    /** Whether there is more than one slice and something is left of them; one says nothing new. */
    public boolean worthTelling() {
        return batches > 1 && (growing || remaining() > 0);
    }
}
