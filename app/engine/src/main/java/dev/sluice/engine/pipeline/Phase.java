package dev.sluice.engine.pipeline;

import dev.sluice.engine.job.Outcome;

import java.io.IOException;

/**
 * One step of a pipeline. It may be killed at any instruction and run again: it writes to temporary
 * names, fsyncs and renames, never trusts what it did not finish, and leaves the target exactly as
 * one successful run would.
 */
@FunctionalInterface
public interface Phase {
    /**
     * Works on one item (or, in job scope, on the whole job) until done; runs on a worker thread,
     * at the same time as other items of the same phase.
     *
     * @return how it ended; expected failures may be returned or thrown as {@link PhaseFailure}
     * @throws StopRequested when asked to stop, through {@link PhaseContext#stop}
     * @throws IOException counted as transient, unless it says that a disk is full
     */
    Outcome run(PhaseContext context) throws PhaseFailure, IOException, InterruptedException;
}
