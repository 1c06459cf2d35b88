package dev.sluice.engine.store;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.FailureChoice;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.PhaseId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One thing to be made durable. The engine writes many of them in one transaction. Changes of a job
 * that has been removed are left out.
 */
public sealed interface Change {
    record AddGroup(Group group) implements Change {}

    record AddJob(Job job) implements Change {}

    /** Replaces the row of a job by this one; its request, group and creation never change. */
    record UpdateJob(Job job) implements Change {}

    /**
     * Removes a job with its items, failures, checkpoints and counters; its group too when it was
     * the last of it.
     */
    record RemoveJob(JobId job) implements Change {}

    /**
     * Adds a page of items together with the cursor behind it; an item whose key is there already
     * is left out.
     */
    record AddItems(JobId job, List<ItemDraft> items, PhaseId firstPhase, SourceState source)
            implements Change {
        public AddItems {
            items = List.copyOf(items);
        }
    }

    /**
     * An attempt ended in an outcome: moves the item, its counters, the job's tallies and staged
     * bytes; removes the checkpoint of this phase, save after a transient failure, so that a retry
     * goes on from there; records or clears the failure. An item that does not wait for this phase
     * makes the whole write an {@link IllegalArgumentException}.
     *
     * @param facts all facts of the item from now on
     * @param units units and weight of the item for the phase's counters
     * @param stagedBytes what the item holds in the staging folder from now on
     * @param took how long the attempt was at work; the item adds it up
     */
    record EndAttempt(
            JobId job,
            ItemId item,
            PhaseId phase,
            ItemEnd end,
            int attempts,
            Map<String, String> facts,
            Map<String, Long> tallies,
            long units,
            long weight,
            long stagedBytes,
            Instant at,
            Duration took)
            implements Change {}

    /**
     * An attempt failed and will be repeated; the item stays where it is and shows this failure
     * until it ends.
     *
     * @param took as of {@link EndAttempt}
     */
    record CountAttempt(
            JobId job,
            ItemId item,
            PhaseId phase,
            int attempts,
            Failure failure,
            Instant at,
            Duration took)
            implements Change {}

    record SaveCheckpoint(JobId job, ItemId item, PhaseId phase, String data) implements Change {}

    /** A phase of job scope ended; counts as one item in its counters. */
    record EndJobPhase(
            JobId job,
            PhaseId phase,
            ItemEnd end,
            Map<String, Long> tallies,
            long units,
            Instant at)
            implements Change {}

    /**
     * Puts failed items back to waiting for the phase in which they failed, with no attempts
     * counted; failed phases of job scope that are chosen are cleared, and all of them when any
     * item goes back, for they have to run again.
     */
    record RetryFailed(JobId job, FailureChoice which) implements Change {
        public RetryFailed(JobId job) {
            this(job, FailureChoice.ALL);
        }
    }

    /**
     * Makes failed items skipped ones of the same phase that hold nothing in the staging folder;
     * when there is any, phases of job scope are cleared, for they have to run again. The reason of
     * each is the given one with what failed behind it.
     */
    record SkipFailed(JobId job, FailureChoice which, String reason) implements Change {}

    /**
     * What a running job has used of time, over all runs, so this replaces what was written before;
     * written about once a second.
     */
    record Worked(JobId job, Duration worked, Map<PhaseId, Long> phaseMillis) implements Change {}

    /**
     * The end that was shown for a job; only the first is kept, until failed items are retried and
     * there is another end to show.
     */
    record Predicted(JobId job, Prediction prediction) implements Change {}
}
