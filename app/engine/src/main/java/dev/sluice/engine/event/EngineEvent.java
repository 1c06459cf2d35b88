package dev.sluice.engine.event;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PhaseId;

import java.util.Optional;

/** A change of state, told at once, after it is durable. Progress is never an event. */
public sealed interface EngineEvent {
    record JobAdded(Job job) implements EngineEvent {}

    record JobChanged(Job job, JobState from) implements EngineEvent {}

    record JobRemoved(JobId job) implements EngineEvent {}

    /** An item, or a phase of job scope, failed for good. */
    record ItemFailed(JobId job, String item, PhaseId phase, Failure failure)
            implements EngineEvent {}

    /**
     * Something a person should know once: waiting for room on a disk, room again. Empty when it is
     * over.
     */
    record Notice(JobId job, Optional<String> sentence) implements EngineEvent {}

    /** Something for the log of a job: nothing waits for it, and nobody has to act at once. */
    record Remark(JobId job, String sentence) implements EngineEvent {}
}
