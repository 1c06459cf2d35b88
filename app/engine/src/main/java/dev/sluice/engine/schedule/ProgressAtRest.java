package dev.sluice.engine.schedule;

import dev.sluice.engine.job.JobState;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Scope;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.JobProgress;
import dev.sluice.engine.progress.Measure;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.progress.PhaseStatus;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.progress.Unit;
import dev.sluice.engine.progress.Waits;
import dev.sluice.engine.store.JobTotals;
import dev.sluice.engine.store.PhaseTotals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Progress of a job nobody is working on, from its durable counters alone. */
final class ProgressAtRest {
    private ProgressAtRest() {}

    static JobProgress of(List<PhaseSpec> phases, JobTotals totals, JobState state) {
        List<PhaseProgress> made = new ArrayList<>();
        for (int i = 0; i < phases.size(); i++) {
            made.add(phase(phases, i, totals));
        }
        return of(Population.ofJob(phases, totals, 0), made, totals, state);
    }

    /**
     * What can be said when nobody can tell the phases: how many items are through the last of them
     * is known only of a job that is through itself.
     */
    static JobProgress unknown(JobTotals totals, JobState state) {
        Counts items =
                switch (state) {
                    case SUCCEEDED, COMPLETED_WITH_FAILURES -> allEnded(totals);
                    case QUEUED,
                            PLANNING,
                            RUNNING,
                            PAUSING,
                            PAUSED,
                            CANCELLING,
                            CANCELLED,
                            FAILED ->
                            Counts.NONE_YET;
                };
        return of(items, List.of(), totals, state);
    }

    private static Counts allEnded(JobTotals totals) {
        long skipped = 0;
        long failed = 0;
        for (PhaseTotals phase : totals.phases().values()) {
            skipped += phase.skipped();
            failed += phase.failed();
        }
        long done = Math.max(0, totals.found() - skipped - failed);
        return new Counts(true, false, done, skipped, failed, 0, 0);
    }

    private static JobProgress of(
            Counts items, List<PhaseProgress> phases, JobTotals totals, JobState state) {
        Eta eta = state.ended() ? new Eta.Finished() : new Eta.Unavailable(Eta.Reason.WARMING_UP);
        return new JobProgress(
                items,
                totals.foundWeight(),
                phases,
                eta,
                Optional.empty(),
                Optional.empty(),
                totals.tallies());
    }

    private static PhaseProgress phase(List<PhaseSpec> phases, int index, JobTotals totals) {
        PhaseSpec spec = phases.get(index);
        PhaseTotals own = totals.phase(spec.id());
        Population population =
                Population.of(
                        phases,
                        index,
                        totals.found(),
                        totals.foundWeight(),
                        i -> totals.phase(phases.get(i).id()));
        Counts counts =
                spec.enabled()
                        ? counts(spec, population, own, totals)
                        : new Counts(true, false, 0, 0, 0, 0, 0);
        boolean through = !counts.growing() && counts.waiting() == 0;
        PhaseStatus status =
                !spec.enabled()
                        ? PhaseStatus.OFF
                        : through ? PhaseStatus.DONE : PhaseStatus.WAITING;
        return new PhaseProgress(
                spec.id(),
                spec.kind(),
                status,
                counts,
                measure(spec, own, totals, through),
                Optional.empty(),
                through ? new Eta.Finished() : new Eta.Unavailable(Eta.Reason.WARMING_UP),
                fraction(counts, population, through),
                List.of(),
                0,
                new Waits.No(),
                own.workedMillis() / 1000.0);
    }

    private static Counts counts(
            PhaseSpec spec, Population population, PhaseTotals own, JobTotals totals) {
        return switch (spec.scope()) {
            case SOURCE -> Population.ofSource(totals.found(), totals.source());
            case ITEM -> population.counts(own, 0, totals.source());
            case JOB -> Population.ofJobPhase(own, 0);
        };
    }

    private static Measure measure(
            PhaseSpec spec, PhaseTotals own, JobTotals totals, boolean through) {
        long done = own.units();
        if (spec.scope() == Scope.SOURCE) {
            done = spec.unit() == Unit.BYTES ? totals.foundWeight() : totals.found();
        }
        return new Measure(spec.unit(), done, through ? Total.known(done) : Total.unknown());
    }

    private static Optional<Double> fraction(
            Counts counts, Population population, boolean through) {
        if (through) {
            return Optional.of(1.0);
        }
        if (population.weight() > 0) {
            return Optional.of((double) population.endedWeight() / population.weight());
        }
        return counts.known() == 0
                ? Optional.empty()
                : Optional.of((double) counts.ended() / counts.known());
    }
}
