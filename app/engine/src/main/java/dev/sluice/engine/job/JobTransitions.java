package dev.sluice.engine.job;

import static dev.sluice.engine.job.JobState.CANCELLED;
import static dev.sluice.engine.job.JobState.CANCELLING;
import static dev.sluice.engine.job.JobState.COMPLETED_WITH_FAILURES;
import static dev.sluice.engine.job.JobState.FAILED;
import static dev.sluice.engine.job.JobState.PAUSED;
import static dev.sluice.engine.job.JobState.PAUSING;
import static dev.sluice.engine.job.JobState.PLANNING;
import static dev.sluice.engine.job.JobState.QUEUED;
import static dev.sluice.engine.job.JobState.RUNNING;
import static dev.sluice.engine.job.JobState.SUCCEEDED;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The one table of allowed state changes of a job. */
public final class JobTransitions {
    private static final Map<JobState, Set<JobState>> ALLOWED =
            new EnumMap<>(
                    Map.of(
                            QUEUED, EnumSet.of(PLANNING, PAUSED, CANCELLING),
                            PLANNING, EnumSet.of(RUNNING, QUEUED, PAUSING, CANCELLING, FAILED),
                            RUNNING,
                                    EnumSet.of(
                                            QUEUED,
                                            PAUSING,
                                            CANCELLING,
                                            SUCCEEDED,
                                            COMPLETED_WITH_FAILURES,
                                            FAILED),
                            PAUSING,
                                    EnumSet.of(
                                            PAUSED,
                                            QUEUED,
                                            CANCELLING,
                                            SUCCEEDED,
                                            COMPLETED_WITH_FAILURES,
                                            FAILED),
                            PAUSED, EnumSet.of(QUEUED, CANCELLING),
                            CANCELLING, EnumSet.of(CANCELLED),
                            CANCELLED, EnumSet.noneOf(JobState.class),
                            SUCCEEDED, EnumSet.noneOf(JobState.class),
                            COMPLETED_WITH_FAILURES, EnumSet.of(QUEUED),
                            FAILED, EnumSet.of(QUEUED)));

    private JobTransitions() {}

    /**
     * Answers whether a job may change from one state to another.
     *
     * @return an allowed change, or a refusal with a sentence for the person who asked
     */
    public static Decision decide(JobState from, JobState to) {
        Set<JobState> targets = ALLOWED.get(from);
        return targets != null && targets.contains(to)
                ? new Decision.Allowed(to)
                : new Decision.Refused(from, to);
    }

    /** What the table says about one change. */
    public sealed interface Decision {
        record Allowed(JobState to) implements Decision {}

        record Refused(JobState from, JobState to) implements Decision {}
    }
}
