package dev.sluice.cli.report;

import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.JobState;

import java.util.Optional;

/** Why a job as a whole failed. What a job merely waits for is none. */
final class JobFailure {
    private JobFailure() {}

    static Optional<Failure> of(JobSnapshot job) {
        JobState state = job.job().state();
        return state == JobState.FAILED || state == JobState.COMPLETED_WITH_FAILURES
                ? job.job().failure()
                : Optional.empty();
    }
}
