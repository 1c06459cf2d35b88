package dev.sluice.cli.report;

import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.progress.Counts;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a job, or all jobs of a group together, came to. Adds up numbers of snapshots and counts
 * nothing itself.
 *
 * @param elapsed time worked on; over a group, from the first start to the last end
 */
record Sums(
        JobState state,
        Duration elapsed,
        Counts items,
        List<PhaseSum> phases,
        Map<String, Long> tallies) {
    private static final Counts NOTHING = new Counts(true, false, 0, 0, 0, 0, 0);

    static Sums of(JobSnapshot job) {
        return new Sums(
                job.job().state(),
                job.elapsed(),
                job.progress().items(),
                job.progress().phases().stream().map(PhaseSum::of).toList(),
                job.progress().tallies());
    }

    static Sums of(List<JobSnapshot> jobs) {
        Counts items = NOTHING;
        Duration elapsed = Duration.ZERO;
        Map<PhaseId, PhaseSum> phases = new LinkedHashMap<>();
        Map<String, Long> tallies = new LinkedHashMap<>();
        for (JobSnapshot job : jobs) {
            Sums sums = of(job);
            items = plus(items, sums.items);
            elapsed = elapsed.plus(sums.elapsed);
            sums.phases.forEach(phase -> phases.merge(phase.id(), phase, PhaseSum::plus));
            sums.tallies.forEach((name, n) -> tallies.merge(name, n, Long::sum));
        }
        return new Sums(
                state(jobs.stream().map(job -> job.job().state()).toList()),
                elapsed,
                items,
                List.copyOf(phases.values()),
                tallies);
    }

    static Counts plus(Counts one, Counts other) {
        return new Counts(
                one.totalKnown() && other.totalKnown(),
                one.growing() || other.growing(),
                one.done() + other.done(),
                one.skipped() + other.skipped(),
                one.failed() + other.failed(),
                one.running() + other.running(),
                one.waiting() + other.waiting());
    }

    /** What can still go on decides first, then what went wrong. */
    private static JobState state(List<JobState> states) {
        if (states.contains(JobState.PAUSED)) {
            return JobState.PAUSED;
        }
        for (JobState state : states) {
            if (!state.ended()) {
                return state;
            }
        }
        if (states.contains(JobState.CANCELLED)) {
            return JobState.CANCELLED;
        }
        if (states.stream().allMatch(state -> state == JobState.SUCCEEDED)) {
            return JobState.SUCCEEDED;
        }
        return states.stream().allMatch(state -> state == JobState.FAILED)
                ? JobState.FAILED
                : JobState.COMPLETED_WITH_FAILURES;
    }
}
