package dev.sluice.engine.schedule;

import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Scope;
import dev.sluice.engine.progress.JobTimeline;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers how the time of one job goes, in bounded room: the last attempts of each phase, and
 * sums at moments that lie farther apart the longer the job runs. Belongs to the loop.
 */
final class TimeBook {
    /** Of each phase; more than a window is wide enough to show. */
    static final int BLOCKS = 400;

    /** A power of two, because every second one goes when it is reached. */
    static final int MOMENTS = 512;

    private static final long FIRST_STEP_MILLIS = 1_000;

    private final List<OfPhase> phases = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();
    private long stepMillis = FIRST_STEP_MILLIS;

    private static final class OfPhase {
        final PhaseId id;
        final Deque<JobTimeline.Block> ended = new ArrayDeque<>();
        final Map<Attempt, JobTimeline.Block> running = new HashMap<>();
        final BitSet rows = new BitSet();

        /** What earlier runs of the job have worked; a run begins at nothing. */
        long weightBefore;

        long weightNow;

        /** When the last one ended that is no longer in {@link #ended}. */
        long forgotten;

        OfPhase(PhaseId id) {
            this.id = id;
        }
    }

    /** Sums at one moment, by phase. */
    private static final class Moment {
        final long millis;
        final long[] weight;
        final long[] busyMillis;

        Moment(long millis, long[] weight, long[] busyMillis) {
            this.millis = millis;
            this.weight = weight;
            this.busyMillis = busyMillis;
        }
    }

    /** The job is worked on again, in a run whose own sums begin at nothing. */
    void begin(ActiveJob job, long nanos) {
        for (PhaseState state : shown(job)) {
            OfPhase phase = of(state.spec);
            phase.weightBefore += phase.weightNow;
            phase.weightNow = 0;
        }
        if (moments.isEmpty()) {
            moments.add(moment(job, nanos));
        }
    }

    void began(Attempt attempt, long nanos) {
        OfPhase phase = of(attempt.spec);
        int row = phase.rows.nextClearBit(0);
        phase.rows.set(row);
        long now = millis(attempt.job, nanos);
        phase.running.put(
                attempt,
                new JobTimeline.Block(
                        attempt.work.map(ready -> ready.item().ordinal()).orElse(0L),
                        attempt.work.map(ready -> ready.item().name()).orElse(""),
                        now,
                        now,
                        row,
                        JobTimeline.How.RUNNING));
    }

    void ended(Attempt attempt, JobTimeline.How how, long nanos) {
        OfPhase phase = of(attempt.spec);
        JobTimeline.Block block = phase.running.remove(attempt);
        if (block == null) {
            return;
        }
        phase.rows.clear(block.row());
        phase.ended.addLast(until(block, millis(attempt.job, nanos), how));
        if (phase.ended.size() > BLOCKS) {
            phase.forgotten = phase.ended.removeFirst().toMillis();
        }
    }

    /** A moment has come to note down sums; cheap when it is too early. */
    void look(ActiveJob job, long nanos) {
        for (PhaseState state : job.states) {
            if (isShown(state.spec)) {
                of(state.spec).weightNow = state.workedWeight();
            }
        }
        if (moments.isEmpty() || millis(job, nanos) - moments.getLast().millis >= stepMillis) {
            moments.add(moment(job, nanos));
            if (moments.size() > MOMENTS) {
                thin();
            }
        }
    }

    private void thin() {
        List<Moment> kept = new ArrayList<>();
        for (int i = 0; i < moments.size(); i += 2) {
            kept.add(moments.get(i));
        }
        moments.clear();
        moments.addAll(kept);
        stepMillis *= 2;
    }

    private Moment moment(ActiveJob job, long nanos) {
        List<PhaseState> shown = shown(job);
        long[] weight = new long[shown.size()];
        long[] busy = new long[shown.size()];
        for (int i = 0; i < weight.length; i++) {
            OfPhase phase = of(shown.get(i).spec);
            weight[i] = phase.weightBefore + phase.weightNow;
            busy[i] = shown.get(i).totals(nanos).workedMillis();
        }
        return new Moment(millis(job, nanos), weight, busy);
    }

    /** Everything so far, of a job that is active. */
    JobTimeline timeline(ActiveJob job, long nanos) {
        long now = millis(job, nanos);
        List<JobTimeline.PhaseTime> times = new ArrayList<>();
        for (PhaseState state : shown(job)) {
            times.add(time(state.spec, state.totals(nanos).workedMillis(), now));
        }
        List<Moment> all = new ArrayList<>(moments);
        all.add(moment(job, nanos));
        return new JobTimeline(Duration.ofMillis(now), times, slices(all));
    }

    /** Everything there was, of a job at rest. */
    JobTimeline timeline(List<PhaseSpec> specs, Map<PhaseId, Long> busyMillis, Duration worked) {
        List<JobTimeline.PhaseTime> times =
                specs.stream()
                        .filter(TimeBook::isShown)
                        .map(spec ->
                                time(
                                        spec,
                                        busyMillis.getOrDefault(spec.id(), 0L),
                                        worked.toMillis()))
                        .toList();
        return new JobTimeline(worked, times, slices(moments));
    }

    private JobTimeline.PhaseTime time(PhaseSpec spec, long busyMillis, long now) {
        OfPhase phase = of(spec);
        List<JobTimeline.Block> blocks = new ArrayList<>(phase.ended);
        phase.running.values().stream()
                .sorted(java.util.Comparator.comparingLong(JobTimeline.Block::fromMillis))
                .forEach(block -> blocks.add(until(block, now, JobTimeline.How.RUNNING)));
        int rows = blocks.stream().mapToInt(block -> block.row() + 1).max().orElse(1);
        return new JobTimeline.PhaseTime(
                spec.id(),
                spec.kind(),
                spec.lanes().stream().map(lane -> lane.value()).sorted().toList(),
                busyMillis,
                phase.forgotten,
                rows,
                blocks);
    }

    private static List<JobTimeline.Slice> slices(List<Moment> all) {
        List<JobTimeline.Slice> slices = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            Moment from = all.get(i - 1);
            Moment to = all.get(i);
            long millis = to.millis - from.millis;
            if (millis <= 0 || from.weight.length != to.weight.length) {
                continue;
            }
            List<JobTimeline.Use> uses = new ArrayList<>();
            for (int p = 0; p < to.weight.length; p++) {
                long weight = Math.max(0, to.weight[p] - from.weight[p]);
                double busy = (double) (to.busyMillis[p] - from.busyMillis[p]) / millis;
                uses.add(new JobTimeline.Use(weight * 1000.0 / millis, Math.clamp(busy, 0, 1)));
            }
            slices.add(new JobTimeline.Slice(from.millis, to.millis, uses));
        }
        return slices;
    }

    private static JobTimeline.Block until(
            JobTimeline.Block block, long millis, JobTimeline.How how) {
        return new JobTimeline.Block(
                block.ordinal(), block.name(), block.fromMillis(), millis, block.row(), how);
    }

    private static long millis(ActiveJob job, long nanos) {
        return job.worked(nanos).toMillis();
    }

    private static List<PhaseState> shown(ActiveJob job) {
        return job.states.stream().filter(state -> isShown(state.spec)).toList();
    }

    private static boolean isShown(PhaseSpec spec) {
        return spec.enabled() && spec.scope() != Scope.SOURCE;
    }

    private OfPhase of(PhaseSpec spec) {
        for (OfPhase phase : phases) {
            if (phase.id.equals(spec.id())) {
                return phase;
            }
        }
        OfPhase made = new OfPhase(spec.id());
        phases.add(made);
        return made;
    }
}
