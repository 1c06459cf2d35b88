package dev.sluice.engine.schedule;

import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Scope;
import dev.sluice.engine.progress.BatchProgress;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.Current;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.JobProgress;
import dev.sluice.engine.progress.Measure;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.progress.PhaseStatus;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.progress.Unit;
import dev.sluice.engine.progress.Waits;
import dev.sluice.engine.store.PhaseTotals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Progress of a job that is being worked on, from its counters and its attempts under way. Runs on
 * the loop.
 */
final class ProgressOfJob {

    JobProgress of(ActiveJob job, Scheduler scheduler, long nanos) {
        List<PhaseProgress> phases = new ArrayList<>();
        job.forecast.sample(nanos);
        JobEstimate estimate = job.forecast.estimate(scheduler.permits, nanos);
        long inHand = 0;
        for (int i = 0; i < job.states.size(); i++) {
            PhaseState state = job.states.get(i);
            if (state.spec.scope() == Scope.ITEM) {
                inHand += state.inHand();
            }
            phases.add(phase(job, i, scheduler, nanos, estimate));
        }
        return new JobProgress(
                Population.ofJob(job.phases, job.totals(nanos), inHand),
                job.foundWeight,
                phases,
                estimate.eta(),
                estimate.holdsBack(),
                batch(job),
                job.tallies);
    }

    private static PhaseProgress phase(
            ActiveJob job, int index, Scheduler scheduler, long nanos, JobEstimate estimate) {
        PhaseState state = job.states.get(index);
        PhaseSpec spec = state.spec;
        if (!spec.enabled()) {
            return off(spec);
        }
        Population population =
                Population.of(
                        job.phases,
                        index,
                        job.found,
                        job.foundWeight,
                        i -> job.states.get(i).totals);
        Counts counts = counts(job, state, population);
        long live = liveWeight(state);
        boolean through = !counts.growing() && counts.waiting() == 0 && counts.running() == 0;
        state.unitRate.sample(nanos, state.workedUnits());
        boolean running = spec.scope() == Scope.SOURCE ? job.sourcing : !state.running.isEmpty();
        boolean stalled = !state.running.isEmpty() && state.pace.stalled();
        OptionalDouble rate = running ? state.unitRate.perSecond() : OptionalDouble.empty();
        return new PhaseProgress(
                spec.id(),
                spec.kind(),
                through ? PhaseStatus.DONE : running ? PhaseStatus.ACTIVE : PhaseStatus.WAITING,
                counts,
                measure(job, state, population, live, through),
                rate.isPresent() ? Optional.of(rate.getAsDouble()) : Optional.empty(),
                eta(spec, counts, through, job, estimate),
                fraction(counts, population, live + liveShares(state), through),
                current(state),
                queued(state),
                waits(job, state, scheduler, stalled, running, counts),
                state.totals(nanos).workedMillis() / 1000.0);
    }

    private static PhaseProgress off(PhaseSpec spec) {
        return new PhaseProgress(
                spec.id(),
                spec.kind(),
                PhaseStatus.OFF,
                new Counts(true, false, 0, 0, 0, 0, 0),
                new Measure(spec.unit(), 0, Total.known(0)),
                Optional.empty(),
                new Eta.Finished(),
                Optional.empty(),
                List.of(),
                0,
                new Waits.No(),
                0);
    }

    private static Counts counts(ActiveJob job, PhaseState state, Population population) {
        return switch (state.spec.scope()) {
            case SOURCE -> Population.ofSource(job.found, job.source);
            case ITEM -> population.counts(state.totals, state.inHand(), job.source);
            case JOB -> Population.ofJobPhase(state.totals, state.inHand());
        };
    }

    private static long liveWeight(PhaseState state) {
        long live = 0;
        for (Attempt attempt : state.running) {
            live += capped(attempt);
        }
        for (Attempt attempt : state.ending) {
            live += capped(attempt);
        }
        return live;
    }

    /** An attempt never shows more than its item weighs, whatever it counted. */
    private static long capped(Attempt attempt) {
        return attempt.work
                .map(ready -> Math.min(attempt.meter.doneWeight(), ready.item().weight()))
                .orElse(0L);
    }

    /**
     * An item of which nobody knew how large it is weighs one: its weight can't tell how far it is,
     * but its units may.
     */
    private static double liveShares(PhaseState state) {
        double shares = 0;
        for (Attempt attempt : state.running) {
            boolean weighsOne =
                    attempt.work.filter(ready -> ready.item().weight() == 1).isPresent();
            if (weighsOne && attempt.meter.doneWeight() == 0) {
                shares += fractionOf(attempt).orElse(0.0);
            }
        }
        return shares;
    }

    private static Eta eta(
            PhaseSpec spec, Counts counts, boolean through, ActiveJob job, JobEstimate estimate) {
        if (through) {
            return new Eta.Finished();
        }
        if (counts.growing() && !(job.source.announced() instanceof Total.Known)) {
            return new Eta.Unavailable(Eta.Reason.NO_TOTAL);
        }
        return spec.scope() == Scope.ITEM
                ? estimate.of(spec.id())
                : new Eta.Unavailable(Eta.Reason.WARMING_UP);
    }

    private static Measure measure(
            ActiveJob job,
            PhaseState state,
            Population population,
            long liveWeight,
            boolean through) {
        PhaseSpec spec = state.spec;
        if (spec.scope() == Scope.SOURCE) {
            long done = spec.unit() == Unit.BYTES ? job.foundWeight : job.found;
            return new Measure(
                    spec.unit(), done, job.source.finished() ? Total.known(done) : Total.unknown());
        }
        PhaseTotals own = state.totals;
        long units = own.units();
        for (Attempt attempt : state.running) {
            units += attempt.meter.doneUnits();
        }
        for (Attempt attempt : state.ending) {
            units += attempt.meter.doneUnits();
        }
        if (through) {
            return new Measure(spec.unit(), own.units(), Total.known(own.units()));
        }
        state.shownUnits = Math.max(state.shownUnits, units);
        return new Measure(
                spec.unit(),
                state.shownUnits,
                unitTotal(job, own.doneWeight() + liveWeight, units, population, state));
    }

    /** Units in all follow from the units that the weight worked so far has given. */
    private static Total unitTotal(
            ActiveJob job, long weightDone, long units, Population population, PhaseState state) {
        long comes =
                population.weight() - state.totals.skippedWeight() - state.totals.failedWeight();
        if (weightDone == 0 && state.spec.unit() == Unit.BYTES) {
            // Before the first byte nobody knows how units and weight relate; and items of which
            // nobody knows how large they are weigh one each.
            return comes <= population.items()
                    ? Total.unknown()
                    : new Total.Estimated(Math.max(comes, state.shownUnits));
        }
        if (units == weightDone && state.spec.unit() == Unit.BYTES) {
            long total = Math.max(comes, state.shownUnits);
            return job.source.finished() ? Total.known(total) : new Total.AtLeast(total);
        }
        if (weightDone == 0 || units == 0) {
            return Total.unknown();
        }
        long estimate = Math.max(state.shownUnits, Math.round((double) units / weightDone * comes));
        return new Total.Estimated(estimate);
    }

    private static Optional<Double> fraction(
            Counts counts, Population population, double live, boolean through) {
        if (through) {
            return Optional.of(1.0);
        }
        if (population.weight() > 0) {
            return Optional.of(
                    Math.min(1.0, (population.endedWeight() + live) / population.weight()));
        }
        return counts.known() == 0
                ? Optional.empty()
                : Optional.of((double) counts.ended() / counts.known());
    }

    private static List<Current> current(PhaseState state) {
        List<Current> lines = new ArrayList<>();
        for (Attempt attempt : state.running) {
            lines.add(new Current(attempt.meter.name(), fractionOf(attempt)));
        }
        return lines;
    }

    private static Optional<Double> fractionOf(Attempt attempt) {
        AttemptMeter meter = attempt.meter;
        if (meter.expectsUnits()) {
            return meter.expectedUnits() == 0
                    ? Optional.empty()
                    : Optional.of(
                            Math.min(1.0, (double) meter.doneUnits() / meter.expectedUnits()));
        }
        return attempt.work
                .map(ready -> ready.item().weight())
                .filter(weight -> weight > 0)
                .map(weight -> Math.min(1.0, (double) meter.doneWeight() / weight));
    }

    private static long queued(PhaseState state) {
        return state.ready.size() + Math.max(0, state.stored) + state.delayed;
    }

    private static Waits waits(
            ActiveJob job,
            PhaseState state,
            Scheduler scheduler,
            boolean stalled,
            boolean running,
            Counts counts) {
        if (stalled) {
            return new Waits.Stalled(state.pace.standing());
        }
        if (running || counts.waiting() == 0 || state.spec.scope() != Scope.ITEM) {
            return new Waits.No();
        }
        if (job.roomWait.isPresent()) {
            return new Waits.ForRoom(job.roomWait.get().sentence());
        }
        if (queued(state) == 0) {
            return new Waits.ForInput();
        }
        if (state.cutOff > 0 && state.ready.isEmpty()) {
            return new Waits.ForNetwork();
        }
        if (state.delayed > 0 && state.ready.isEmpty()) {
            return state.spec.delay().isZero()
                    ? new Waits.ForRetry(Duration.ZERO)
                    : new Waits.ForInput();
        }
        for (LaneId lane : state.spec.lanes()) {
            int used = scheduler.permits.used(lane);
            int limit = scheduler.permits.limit(lane);
            if (used >= limit) {
                return new Waits.ForLane(lane.value(), used, limit);
            }
        }
        return state.spec.staging() == PhaseSpec.StagingUse.FILLS
                ? new Waits.ForStaging()
                : new Waits.ForInput();
    }

    private static Optional<BatchProgress> batch(ActiveJob job) {
        if (job.batchSize.isEmpty()) {
            return Optional.empty();
        }
        long size = job.batchSize.getAsInt();
        long ended = job.endedItems();
        long begun =
                job.source.finished() && ended == job.found && ended > 0
                        ? (ended - 1) / size
                        : ended / size;
        long inThis = Math.min(size, Math.max(0, job.found - begun * size));
        return Optional.of(
                new BatchProgress(
                        begun + 1,
                        Math.max(1, (job.found + size - 1) / size),
                        ended - begun * size,
                        inThis,
                        ended,
                        job.found,
                        !job.source.finished()));
    }
}
