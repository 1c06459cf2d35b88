package dev.sluice.engine.job;

/** Where a job stands. It changes only along {@link JobTransitions}. */
public enum JobState {
    /** Waits for its turn; also what an interrupted job becomes at the next start. */
    QUEUED,
    /** Its pipeline is being opened: target reached, options checked against the world. */
    PLANNING,
    RUNNING,
    /** Asked to pause; running attempts are saving their checkpoints. */
    PAUSING,
    PAUSED,
    /** Asked to cancel; running attempts are ending and temporary files are being removed. */
    CANCELLING,
    CANCELLED,
    /** Every item is done or was skipped for a good reason. */
    SUCCEEDED,
    /** Some items failed, others are done. */
    COMPLETED_WITH_FAILURES,
    /** Every item failed, or the job itself could not be worked on. */
    FAILED;

    /** Whether the job has ended; only a retry takes it out of such a state. */
    public boolean ended() {
        return switch (this) {
            case QUEUED, PLANNING, RUNNING, PAUSING, PAUSED, CANCELLING -> false;
            case CANCELLED, SUCCEEDED, COMPLETED_WITH_FAILURES, FAILED -> true;
        };
    }

    /** Whether the engine is at work on it right now. */
    public boolean active() {
        return switch (this) {
            case PLANNING, RUNNING, PAUSING, CANCELLING -> true;
            case QUEUED, PAUSED, CANCELLED, SUCCEEDED, COMPLETED_WITH_FAILURES, FAILED -> false;
        };
    }
}
