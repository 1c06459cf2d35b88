package dev.sluice.engine;

import dev.sluice.engine.job.FailureChoice;
import dev.sluice.engine.job.JobId;

import java.util.Optional;

/** What a person can tell a job. */
public sealed interface Command {
    /** Keeps checkpoints; only a resume ends it. */
    record Pause() implements Command {}

    /**
     * Pauses queued and active jobs the way a signal does: checkpoints are kept, and {@code run},
     * the window or a resume go on with them.
     */
    record Interrupt() implements Command {}

    record Resume() implements Command {}

    /** Removes temporary files, leaves finished results. */
    record Cancel() implements Command {}

    /** Works on failed items again, from the phase in which each failed. */
    record RetryFailed(FailureChoice which) implements Command {
        /** All of them. */
        public RetryFailed() {
            this(FailureChoice.ALL);
        }
    }

    /** Gives failed items up: they count as skipped from now on, and say why. */
    record SkipFailed(FailureChoice which) implements Command {}

    /**
     * Takes an ended, queued or paused job off the list, with its report; refused while it is
     * active.
     */
    record Remove() implements Command {}

    record SetPriority(int priority) implements Command {}

    /**
     * Moves the jobs, in their given order, before another one; at the end when there is none.
     *
     * @param before the job that is to come after them
     */
    record MoveBefore(Optional<JobId> before) implements Command {}
}
