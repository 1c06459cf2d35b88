package dev.sluice.engine.schedule;

import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.Forecast;
import dev.sluice.engine.progress.Outlook;
import dev.sluice.engine.progress.Total;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * Estimates when a job will end by playing what is left of it forward twice: at the lowest and at
 * the highest likely costs of its phases. Runs on the loop.
 */
final class JobForecast {
    /** Estimates change slowly; twice a second is enough for a reader. */
    private static final long LIFE_NANOS = Duration.ofMillis(500).toNanos();

    private static final double SOON_SECONDS = 15;

    /**
     * An item that was slow in one phase will be slow in the next, by a power from here to there.
     */
    private static final double SLOW_AGAIN_LEAST = 0.85;

    private static final double SLOW_AGAIN_MOST = 1.1;

    private final ActiveJob job;
    private Optional<JobEstimate> newest = Optional.empty();
    private long newestNanos;

    JobForecast(ActiveJob job) {
        this.job = job;
    }

    /** Reads the counters; at every sample. */
    void sample(long nanos) {
        for (PhaseState state : job.itemStates()) {
            state.pace.sample(
                    state.busyNanos(nanos),
                    state.workerNanos(nanos),
                    weightless() ? state.endedAttempts : state.workedWeight(),
                    state.workedUnits());
        }
    }

    /** The estimate of now, or of half a second ago. */
    JobEstimate estimate(Permits permits, long nanos) {
        if (newest.isEmpty() || nanos - newestNanos >= LIFE_NANOS) {
            newest = Optional.of(new Look(permits, nanos).estimate());
            newestNanos = nanos;
        }
        return newest.get().after(Duration.ofNanos(nanos - newestNanos));
    }

    /** Where items weigh nothing, each counts as one. */
    private boolean weightless() {
        return job.foundWeight == 0;
    }

    /** One end of the range. */
    private enum Side {
        LOW,
        HIGH
    }

    /** One look at the job. */
    private final class Look {
        private final Permits permits;
        private final long nanos;
        private final List<WorkLeft> left = WorkLeft.of(job);
        private final List<LaneId> lanes = new ArrayList<>();

        Look(Permits permits, long nanos) {
            this.permits = permits;
            this.nanos = nanos;
            TreeSet<LaneId> needed = new TreeSet<>();
            for (WorkLeft phase : left) {
                phase.state().outlook = outlook(phase);
                needed.addAll(phase.state().spec.lanes());
            }
            lanes.addAll(needed);
        }

        JobEstimate estimate() {
            if (!job.source.finished() && !(job.source.announced() instanceof Total.Known)) {
                return JobEstimate.unavailable(Eta.Reason.NO_TOTAL, Optional.empty());
            }
            boolean unknown = false;
            for (int i = 0; i < left.size(); i++) {
                PhaseState state = left.get(i).state();
                if (!state.running.isEmpty() && state.pace.stalled()) {
                    return JobEstimate.unavailable(
                            Eta.Reason.STALLED, Optional.of(state.spec.id()));
                }
                unknown |= state.outlook.isEmpty() && left.get(i).weight() > 0;
            }
            if (unknown && dearest() == 0) {
                return JobEstimate.unavailable(Eta.Reason.WARMING_UP, Optional.empty());
            }
            return played();
        }

        private JobEstimate played() {
            double[] low = ends(Side.LOW);
            double[] high = ends(Side.HIGH);
            Map<PhaseId, Eta> phases = new HashMap<>();
            double jobLow = 0;
            double jobHigh = 0;
            for (int i = 0; i < left.size(); i++) {
                // The dear play may come out shorter by a hair where another order of work fits.
                double to = Math.max(low[i], high[i]);
                phases.put(left.get(i).state().spec.id(), remaining(low[i], to));
                jobLow = Math.max(jobLow, low[i]);
                jobHigh = Math.max(jobHigh, to);
            }
            return new JobEstimate(remaining(jobLow, jobHigh), phases, heaviest());
        }

        private double[] ends(Side side) {
            List<Forecast.Stage> stages = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                stages.add(stage(left.get(i), cost(i, side), side));
            }
            return Forecast.ends(stages, lanes.stream().mapToInt(this::share).toArray());
        }

        /** What a phase costs; one that has not begun, nothing at best, and else as much as any. */
        private double cost(int phase, Side side) {
            return switch (side) {
                case LOW -> left.get(phase).state().outlook.map(Outlook::low).orElse(0.0);
                case HIGH ->
                        left.get(phase).state().outlook.map(Outlook::high).orElseGet(this::dearest);
            };
        }

        private double dearest() {
            double dearest = 0;
            for (WorkLeft phase : left) {
                dearest = Math.max(dearest, phase.state().outlook.map(Outlook::high).orElse(0.0));
            }
            return dearest;
        }

        private Forecast.Stage stage(WorkLeft phase, double cost, Side side) {
            PhaseState state = phase.state();
            double trust = trust(side);
            List<Forecast.UnderWay> underWay = new ArrayList<>();
            for (Attempt attempt : state.running) {
                double weight =
                        WorkLeft.weightOf(attempt, weightless())
                                * Math.pow(attempt.slowness(nanos), trust);
                underWay.add(new Forecast.UnderWay(secondsLeft(attempt, cost, side), weight));
            }
            for (Attempt attempt : state.ending) {
                underWay.add(new Forecast.UnderWay(0, WorkLeft.weightOf(attempt, weightless())));
            }
            List<Integer> needs = state.spec.lanes().stream().map(lanes::indexOf).toList();
            return new Forecast.Stage(
                    needs, phase.waitingWeights(weightless(), trust), underWay, cost);
        }

        /** At the phase's cost, or at its own where that is something else altogether. */
        private double secondsLeft(Attempt attempt, double cost, Side side) {
            double weight = WorkLeft.weightOf(attempt, weightless());
            double rest = weightless() ? weight : Math.max(0, weight - attempt.meter.doneWeight());
            OptionalDouble own = attempt.ownCost(nanos);
            double slowness = attempt.slowness(nanos);
            if (own.isEmpty() || slowness == 1) {
                return rest * cost * Math.pow(slowness, trust(side));
            }
            return switch (side) {
                case LOW -> rest * Math.min(cost, own.getAsDouble());
                case HIGH -> rest * Math.max(cost, own.getAsDouble());
            };
        }

        private Optional<Outlook> outlook(WorkLeft phase) {
            return Outlook.of(phase.state().pace, SOON_SECONDS)
                    .flatMap(soon ->
                            Outlook.of(
                                    phase.state().pace,
                                    phase.weight() * soon.high() / workers(phase)));
        }

        /** The phase that would take longest if it always had something to do. */
        private Optional<PhaseId> heaviest() {
            Optional<PhaseId> heaviest = Optional.empty();
            double most = 0;
            for (int i = 0; i < left.size(); i++) {
                double load = left.get(i).weight() * cost(i, Side.HIGH) / workers(left.get(i));
                if (load > most) {
                    most = load;
                    heaviest = Optional.of(left.get(i).state().spec.id());
                }
            }
            return heaviest;
        }

        private int workers(WorkLeft phase) {
            return phase.state().spec.lanes().stream().mapToInt(this::share).min().orElse(1);
        }

        /** Permits of a lane that are not in use by other jobs. */
        private int share(LaneId lane) {
            int own = 0;
            for (WorkLeft phase : left) {
                if (phase.state().spec.lanes().contains(lane)) {
                    own += phase.state().running.size();
                }
            }
            return Math.max(1, permits.limit(lane) - (permits.used(lane) - own));
        }
    }

    private static double trust(Side side) {
        return side == Side.LOW ? SLOW_AGAIN_LEAST : SLOW_AGAIN_MOST;
    }

    private static Eta remaining(double low, double high) {
        return new Eta.Remaining(duration(low), duration(high));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis((long) Math.min(seconds * 1000, Long.MAX_VALUE / 4.0));
    }
}
