package dev.sluice.engine.pipeline;

/** What a phase is run for. */
public enum Scope {
    /** Produces the items; exactly the first phase of a pipeline. */
    SOURCE,
    /** Runs once for each item. */
    ITEM,
    /** Runs once for the job, after all items have ended. */
    JOB
}
