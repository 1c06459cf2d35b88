package dev.sluice.engine.progress;

/** What a phase is doing in a job. */
public enum PhaseStatus {
    /** Has begun nothing yet, or waits for input, a lane, room or its hours. */
    WAITING,
    ACTIVE,
    /** All items are through, or it will see no more. */
    DONE,
    /** Left out by the job's options. */
    OFF
}
