package dev.sluice.engine;

import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;

/** What became of a command for one job. */
public sealed interface CommandResult {
    JobId job();

    /** It took effect; the job is in this state now. */
    record Applied(JobId job, JobState state) implements CommandResult {}

    /** It made no sense; one sentence says why. Nothing changed. */
    record Refused(JobId job, String sentence) implements CommandResult {}

    /** There is no such job. */
    record Unknown(JobId job) implements CommandResult {}
}
