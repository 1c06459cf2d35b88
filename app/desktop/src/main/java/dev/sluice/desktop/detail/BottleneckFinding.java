package dev.sluice.desktop.detail;

import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.JobTimeline;
import dev.sluice.engine.progress.PhaseProgress;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the phase that holds a job back from what was measured: the share of the time in which each
 * phase was busy, what waits before it, and how long each will still take.
 */
final class BottleneckFinding {
    /** Before that nothing is known. */
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    /** A phase busy for less is not what holds a job back. */
    private static final double BUSY = 0.5;

    /** More at once than this is never proposed. */
    private static final int MOST = 16;

    private static final long WORTH_SECONDS = 5;

    private final DetailWords words;
    private final int processors;

    BottleneckFinding(DetailWords words, int processors) {
        this.words = words;
        this.processors = processors;
    }

    /**
     * @param lanes how all lanes are used
     */
    Bottleneck find(JobSnapshot job, JobTimeline timeline, List<EngineSnapshot.LaneUse> lanes) {
        boolean ended = job.job().state().ended();
        Optional<JobTimeline.PhaseTime> found = slowest(job, timeline);
        if (timeline.worked().compareTo(WARM_UP) < 0 && !ended) {
            return plain("timeline.warming-up");
        }
        if (found.isEmpty()) {
            return plain("timeline.not-worked");
        }
        JobTimeline.PhaseTime phase = found.get();
        double busy = busy(phase, timeline);
        boolean told = job.progress().holdsBack().filter(phase.id()::equals).isPresent();
        if (busy < BUSY && (ended || !told)) {
            return plain(ended ? "timeline.nothing-held" : "timeline.nothing-holds");
        }
        String name = words.phaseName(phase.id().value());
        String title = words.get(ended ? "timeline.held" : "timeline.holds", name);
        String measured = measured(job, timeline, phase, busy);
        if (job.job().state() != JobState.RUNNING) {
            return new Bottleneck(title, measured, Optional.empty());
        }
        Optional<Bottleneck.Change> change = change(job, phase, lanes);
        String advice = advice(job, phase, lanes, change);
        return new Bottleneck(title, (measured + " " + advice).strip(), change);
    }

    private Bottleneck plain(String key) {
        return new Bottleneck(words.get(key), "", Optional.empty());
    }

    static double busy(JobTimeline.PhaseTime phase, JobTimeline timeline) {
        long worked = timeline.worked().toMillis();
        return worked == 0 ? 0 : Math.clamp((double) phase.busyMillis() / worked, 0, 1);
    }

    /** The one with the longest time to go where that is known, else the busiest. */
    private static Optional<JobTimeline.PhaseTime> slowest(JobSnapshot job, JobTimeline timeline) {
        Optional<PhaseId> told =
                job.job().state() == JobState.RUNNING
                        ? job.progress().holdsBack()
                        : Optional.empty();
        Comparator<JobTimeline.PhaseTime> byTime =
                Comparator.comparingLong(JobTimeline.PhaseTime::busyMillis);
        return told.flatMap(id ->
                        timeline.phases().stream()
                                .filter(phase -> phase.id().equals(id))
                                .findFirst())
                .or(() ->
                        timeline.phases().stream()
                                .filter(phase -> phase.busyMillis() > 0)
                                .max(byTime));
    }

    private String measured(
            JobSnapshot job, JobTimeline timeline, JobTimeline.PhaseTime phase, double busy) {
        long waiting = progress(job, phase.id()).map(PhaseProgress::queued).orElse(0L);
        String own =
                waiting > 0 && !job.job().state().ended()
                        ? words.get("timeline.busy-waiting", words.amounts().percent(busy), waiting)
                        : words.get("timeline.busy", words.amounts().percent(busy));
        return timeline.phases().stream()
                .filter(other -> !other.id().equals(phase.id()) && other.busyMillis() > 0)
                .filter(other -> !runsOnce(other))
                .min(Comparator.comparingLong(JobTimeline.PhaseTime::busyMillis))
                .map(other ->
                        words.get(
                                "timeline.while-idle",
                                own,
                                words.phaseName(other.id().value()),
                                words.amounts().percent(1 - busy(other, timeline))))
                .orElse(own + ".");
    }

    /** A phase of the whole job comes at the end; that it waits until then is no idleness. */
    private static boolean runsOnce(JobTimeline.PhaseTime phase) {
        return !phase.blocks().isEmpty()
                && phase.blocks().stream().allMatch(block -> block.ordinal() == 0);
    }

    private static Optional<PhaseProgress> progress(JobSnapshot job, PhaseId id) {
        return job.progress().phases().stream().filter(phase -> phase.id().equals(id)).findFirst();
    }

    /** One worker more, where the phase's own lane is what keeps it from more. */
    private Optional<Bottleneck.Change> change(
            JobSnapshot job, JobTimeline.PhaseTime phase, List<EngineSnapshot.LaneUse> lanes) {
        boolean more = progress(job, phase.id()).map(PhaseProgress::queued).orElse(0L) > 0;
        return lanes.stream()
                .filter(lane -> more && phase.lanes().equals(List.of(lane.lane())))
                .filter(lane -> lane.used() >= lane.permits() && helps(lane))
                .findFirst()
                .map(lane ->
                        new Bottleneck.Change(
                                words.get("timeline.allow", lane.permits() + 1),
                                lane.lane(),
                                lane.permits() + 1));
    }

    private boolean helps(EngineSnapshot.LaneUse lane) {
        return lane.permits() < (needsProcessors(lane.lane()) ? processors : MOST);
    }

    private static boolean needsProcessors(String lane) {
        return lane.equals(LaneId.CPU.value()) || lane.equals(LaneId.WAREHOUSE.value());
    }

    private String advice(
            JobSnapshot job,
            JobTimeline.PhaseTime phase,
            List<EngineSnapshot.LaneUse> lanes,
            Optional<Bottleneck.Change> change) {
        if (change.isPresent()) {
            int permits = change.get().permits();
            return sooner(job, phase, permits - 1)
                    .map(span ->
                            words.get("timeline.would-help", permits, words.durations().span(span)))
                    .orElseGet(() -> words.get("timeline.may-help", permits));
        }
        if (phase.lanes().contains(LaneId.IN_ORDER.value())) {
            return words.get("timeline.in-order");
        }
        boolean allProcessors =
                lanes.stream()
                        .anyMatch(lane ->
                                phase.lanes().contains(lane.lane())
                                        && needsProcessors(lane.lane())
                                        && lane.permits() >= processors);
        return allProcessors ? words.get("timeline.all-processors", processors) : "";
    }

    /** How much sooner the job would end, at best, with one worker more. */
    private static Optional<Duration> sooner(
            JobSnapshot job, JobTimeline.PhaseTime phase, int workers) {
        double own = 0;
        double next = 0;
        for (PhaseProgress each : job.progress().phases()) {
            if (each.eta() instanceof Eta.Remaining(Duration low, Duration high)) {
                double seconds = (low.toMillis() + high.toMillis()) / 2000.0;
                if (each.id().equals(phase.id())) {
                    own = seconds;
                } else {
                    next = Math.max(next, seconds);
                }
            }
        }
        double then = Math.max(own * workers / (workers + 1), Math.min(next, own));
        long saved = Math.round(own - then);
        return saved < WORTH_SECONDS ? Optional.empty() : Optional.of(Duration.ofSeconds(saved));
    }
}
