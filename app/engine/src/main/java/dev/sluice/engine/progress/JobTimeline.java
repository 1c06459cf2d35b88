package dev.sluice.engine.progress;

import dev.sluice.engine.job.PhaseId;

import java.time.Duration;
import java.util.List;

/**
 * How the time of one job went. Its clock runs only while the job is worked on, so pauses take no
 * room. Single attempts are known for the recent past only, slices over the whole time in which
 * this process worked on the job, coarser the longer that is. Immutable.
 *
 * @param worked the job's clock now
 * @param phases that are not left out, in the pipeline's order, without the source
 * @param slices in the order of time; empty for a job that this process has not worked on
 */
public record JobTimeline(Duration worked, List<PhaseTime> phases, List<Slice> slices) {
    public JobTimeline {
        phases = List.copyOf(phases);
        slices = List.copyOf(slices);
    }

    /**
     * How the time of one phase went.
     *
     * @param lanes the lanes it works in
     * @param busyMillis in which at least one attempt of it ran, over the job's whole life
     * @param forgottenMillis attempts that ended before this moment of the job's clock are no
     *     longer known one by one; 0 when all are
     * @param rows how many attempts of it ran at a time at most, of those in {@code blocks}
     * @param blocks its recent attempts, by their beginning
     */
    public record PhaseTime(
            PhaseId id,
            PhaseKind kind,
            List<String> lanes,
            long busyMillis,
            long forgottenMillis,
            int rows,
            List<Block> blocks) {
        public PhaseTime {
            lanes = List.copyOf(lanes);
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * One attempt.
     *
     * @param ordinal the item's place in the order of the source; 0 for a phase of job scope
     * @param name the item's name
     * @param fromMillis when it began, on the job's clock
     * @param toMillis when it ended; now, for one that runs
     * @param row which of the phase's workers it kept, from 0
     */
    public record Block(
            long ordinal, String name, long fromMillis, long toMillis, int row, How how) {}

    /** How an attempt stands or ended. */
    public enum How {
        RUNNING,
        DONE,
        SKIPPED,
        FAILED,
        /** It was stopped or found no room, or failed for the moment; the item is tried again. */
        AGAIN
    }

    /**
     * A stretch of time.
     *
     * @param fromMillis on the job's clock; likewise toMillis
     * @param phases one a phase of the timeline, in the same order
     */
    public record Slice(long fromMillis, long toMillis, List<Use> phases) {
        public Slice {
            phases = List.copyOf(phases);
        }
    }

    /**
     * What a phase did in a slice.
     *
     * @param weightPerSecond of the items, in the job's common currency, so that phases compare
     * @param busy the share of the slice in which it ran, 0 to 1
     */
    public record Use(double weightPerSecond, double busy) {}
}
