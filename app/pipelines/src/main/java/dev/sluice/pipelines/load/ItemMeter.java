package dev.sluice.pipelines.load;

import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.files.StopRequested;

/**
 * Turns what work on a file reports (rows, and bytes of some kind out of a known number) into the
 * phase's units and a share of the item's weight, so that both add up exactly over the item.
 */
final class ItemMeter implements Meter {
    /** What the phase counts. */
    enum Counts {
        ROWS,
        /** Bytes of the item's size on disk, in step with its weight. */
        WEIGHT,
        /** Progress shows in the weight only. */
        NOTHING
    }

    private final PhaseContext context;
    private final Counts counts;
    private final long workBytes;
    private final long weight;
    private long bytesDone;
    private long weightDone;
    private long unitsDone;

    /**
     * @param workBytes how many bytes the work will report; 0 when that is unknown
     * @param weight which share of the item's weight this work is
     */
    ItemMeter(PhaseContext context, Counts counts, long workBytes, long weight) {
        this.context = context;
        this.counts = counts;
        this.workBytes = workBytes;
        this.weight = weight;
    }

    @Override
    public synchronized void advance(long rows, long bytes) {
        bytesDone += bytes;
        long more = Math.clamp(target() - weightDone, 0, weight - weightDone);
        weightDone += more;
        long units = units(rows, more);
        unitsDone += units;
        context.meter().advance(units, more);
    }

    /** Counts bytes that an earlier attempt has worked on. */
    synchronized void alreadyDone(long bytes) {
        bytesDone += bytes;
        long more = Math.clamp(target() - weightDone, 0, weight - weightDone);
        weightDone += more;
        long units = units(0, more);
        unitsDone += units;
        context.meter().alreadyDone(units, more);
    }

    private long target() {
        if (workBytes <= 0) {
            return 0;
        }
        return (long) ((double) weight * Math.min(bytesDone, workBytes) / workBytes);
    }

    private long units(long rows, long moreWeight) {
        return switch (counts) {
            case ROWS -> rows;
            case WEIGHT -> moreWeight;
            case NOTHING -> 0;
        };
    }

    /** Counts what is left of the weight; call it when the work is through. */
    synchronized void finish() {
        long more = weight - weightDone;
        weightDone = weight;
        long units = units(0, more);
        unitsDone += units;
        if (more > 0 || units > 0) {
            context.meter().advance(units, more);
        }
    }

    synchronized long unitsDone() {
        return unitsDone;
    }

    @Override
    public void checkStop() throws StopRequested {
        if (context.stop().requested()) {
            throw new StopRequested();
        }
    }
}
