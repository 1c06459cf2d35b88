package dev.sluice.engine.schedule;

import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Sizing;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.JobProgress;
import dev.sluice.engine.progress.JobTimeline;
import dev.sluice.engine.progress.Unit;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.Prediction;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads counters ten times a second while anything runs, at once when a job stops, and once after
 * every change otherwise, into immutable snapshots. Runs on the loop, so that all numbers of a
 * snapshot belong together.
 */
final class Sampler {
    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);
    private static final Duration TICK = Duration.ofMillis(100);

    /** Jobs that stop one soon after the other share a sample. */
    private static final Duration BETWEEN_STOPS = Duration.ofMillis(10);

    /** Whoever shows a sample looks at all its jobs, so a long list makes them share it longer. */
    private static final Duration BETWEEN_STOPS_PER_JOB = Duration.ofNanos(10_000);

    private static final long NANOS_BETWEEN_WRITES = Duration.ofSeconds(1).toNanos();

    private final Scheduler scheduler;
    private final ProgressOfJob progress = new ProgressOfJob();
    private final StagingRoom room;
    private volatile EngineSnapshot newest;
    private boolean ticking;
    private boolean resting;
    private boolean stopUntold;
    private boolean followingStops;
    private long lastWrite;

    Sampler(Scheduler scheduler) {
        this.scheduler = scheduler;
        this.room = new StagingRoom(scheduler);
        long nanos = scheduler.ports.ticker().nanos();
        lastWrite = nanos - NANOS_BETWEEN_WRITES;
        newest =
                new EngineSnapshot(
                        scheduler.now(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new EngineSnapshot.Staging(0, scheduler.staging.budget(), 0),
                        new Eta.Finished(),
                        0);
    }

    /** The newest snapshot; from any thread. */
    EngineSnapshot newest() {
        return newest;
    }

    /** Something changed: a sample follows soon. */
    void changed() {
        if (!ticking && !resting) {
            ticking = true;
            scheduler.ports.loop().post(this::tick);
        }
    }

    /**
     * A job is worked on no more: a sample shows it at once, as somebody may be waiting for nothing
     * but that.
     */
    void stopped() {
        changed();
        stopUntold = true;
        if (!followingStops && !resting) {
            followingStops = true;
            scheduler.ports.loop().post(this::tellStops);
        }
    }

    private void tellStops() {
        if (stopUntold) {
            look();
            Duration forTheList = BETWEEN_STOPS_PER_JOB.multipliedBy(newest.jobs().size());
            Duration pause = forTheList.compareTo(BETWEEN_STOPS) > 0 ? forTheList : BETWEEN_STOPS;
            scheduler.ports.loop().after(pause, this::tellStops);
        } else {
            followingStops = false;
        }
    }

    /**
     * From now on samples are taken only when somebody asks; what watching costs is measured so.
     */
    void rest() {
        resting = true;
    }

    private void tick() {
        look();
        boolean active =
                scheduler.book.unfinished().stream().anyMatch(entry -> entry.active.isPresent());
        if (active) {
            scheduler.ports.loop().after(TICK, this::tick);
        } else {
            ticking = false;
        }
    }

    /** Takes a sample and tells it. */
    private void look() {
        stopUntold = false;
        try {
            sample();
            scheduler.telling.tell(newest);
        } catch (RuntimeException | Error e) {
            LOG.error("A look at the jobs failed; the next one follows.", e);
        }
    }

    /** Takes a sample now. */
    void sample() {
        long nanos = scheduler.ports.ticker().nanos();
        writeWorked(nanos);
        room.look();
        List<JobSnapshot> jobs = new ArrayList<>();
        for (JobEntry entry : scheduler.book.inOrder()) {
            jobs.add(of(entry, nanos));
        }
        QueueEstimate estimate =
                QueueEstimate.of(jobs, scheduler.permits.limit(Engine.PARALLEL_JOBS));
        newest =
                new EngineSnapshot(
                        scheduler.now(),
                        jobs,
                        scheduler.book.groups(),
                        lanes(),
                        new EngineSnapshot.Staging(
                                scheduler.staging.used(),
                                scheduler.staging.budget(),
                                room.freeBytes(),
                                scheduler.folders.chosen().map(Path::toString).orElse("")),
                        estimate.eta(),
                        estimate.openEnded(),
                        scheduler.closedUntil(),
                        scheduler.network.offline());
    }

    private JobSnapshot of(JobEntry entry, long nanos) {
        if (entry.active.isPresent()) {
            ActiveJob job = entry.active.get();
            entry.snapshot = Optional.empty();
            entry.times.ifPresent(times -> times.look(job, nanos));
            JobProgress now = foreseen(entry, progress(job, nanos), job.worked(nanos));
            if (entry.visible.state() == JobState.RUNNING) {
                keepFirstEnd(job, now.eta(), job.worked(nanos));
            }
            return new JobSnapshot(entry.visible, now, job.worked(nanos), entry.notice);
        }
        if (entry.snapshot.isEmpty()) {
            entry.snapshot =
                    Optional.of(
                            new JobSnapshot(
                                    entry.visible,
                                    foreseen(entry, progressAtRest(entry), entry.visible.worked()),
                                    entry.visible.worked(),
                                    entry.notice));
        }
        return entry.snapshot.get();
    }

    /**
     * As long as nothing has been measured, jobs like it tell when it ends, and its files how much.
     */
    private JobProgress foreseen(JobEntry entry, JobProgress now, Duration worked) {
        if (entry.size.isEmpty()) {
            return now;
        }
        Eta eta = scheduler.foreseeing.end(entry, phases(entry), now.eta(), worked);
        boolean counted = now.weight() == 0 && !entry.visible.state().ended();
        long weight = counted ? entry.size.map(Sizing.Size::weight).orElse(0L) : now.weight();
        return eta.equals(now.eta()) && weight == now.weight()
                ? now
                : new JobProgress(
                        now.items(),
                        weight,
                        now.phases(),
                        eta,
                        now.holdsBack(),
                        now.batch(),
                        now.tallies());
    }

    /** The first end that is shown is kept, so that it can be held against the real one. */
    private void keepFirstEnd(ActiveJob job, Eta eta, Duration worked) {
        if (!job.predicted && eta instanceof Eta.Remaining(var low, var high)) {
            job.predicted = true;
            scheduler.committer.add(
                    new Change.Predicted(job.id(), new Prediction(worked, low, high)), () -> {});
        }
    }

    /** A job whose counters make no sense fails; the others are shown and go on. */
    private JobProgress progress(ActiveJob job, long nanos) {
        try {
            return progress.of(job, scheduler, nanos);
        } catch (RuntimeException | Error e) {
            if (job.ending == ActiveJob.Ending.NOT) {
                LOG.error("The progress of {} can't be told.", job.id(), e);
                scheduler.ending.fail(
                        job,
                        Failure.defect(
                                "The pipeline '"
                                        + job.entry.job.request().pipeline()
                                        + "' counted what can't be ("
                                        + e.getMessage()
                                        + "); retry the job, and report it with the log if it"
                                        + " comes again.",
                                e.toString()));
            }
            return ProgressAtRest.unknown(job.entry.totals, job.entry.visible.state());
        }
    }

    private JobProgress progressAtRest(JobEntry entry) {
        JobState state = entry.visible.state();
        try {
            return ProgressAtRest.of(told(entry), entry.totals, state);
        } catch (PhaseFailure e) {
            LOG.debug("Nobody can tell the phases of {}.", entry.job.id(), e);
        } catch (RuntimeException | Error e) {
            LOG.error("The counters of {} make no sense.", entry.job.id(), e);
        }
        return ProgressAtRest.unknown(entry.totals, state);
    }

    /** How the time of a job went; of one this process has not worked on, its sums alone. */
    JobTimeline timeline(JobEntry entry) {
        TimeBook times = entry.times.orElseGet(TimeBook::new);
        if (entry.active.isPresent()) {
            return times.timeline(entry.active.get(), scheduler.ports.ticker().nanos());
        }
        Map<PhaseId, Long> busy = new HashMap<>();
        entry.totals.phases().forEach((phase, totals) -> busy.put(phase, totals.workedMillis()));
        return times.timeline(phases(entry), busy, entry.visible.worked());
    }

    private List<PhaseSpec> phases(JobEntry entry) {
        try {
            return told(entry);
        } catch (PhaseFailure e) {
            LOG.debug("Nobody can tell the phases of {}.", entry.job.id(), e);
            return List.of();
        }
    }

    /** The phases of a job, for which its pipeline is asked once. */
    private List<PhaseSpec> told(JobEntry entry) throws PhaseFailure {
        if (entry.phases.isEmpty()) {
            entry.phases = Optional.of(scheduler.declaration(entry).phases());
        }
        return entry.phases.get();
    }

    private void writeWorked(long nanos) {
        // A store that can't write would be owed a line a second for as long as that lasts.
        if (nanos - lastWrite >= NANOS_BETWEEN_WRITES && !scheduler.committer.behind()) {
            lastWrite = nanos;
            for (JobEntry entry : scheduler.book.unfinished()) {
                if (entry.job.state() == JobState.RUNNING) {
                    entry.active.ifPresent(scheduler::writeWorked);
                }
            }
        }
    }

    private List<EngineSnapshot.LaneUse> lanes() {
        List<EngineSnapshot.LaneUse> uses = new ArrayList<>();
        for (LaneId lane : scheduler.permits.lanes()) {
            uses.add(
                    new EngineSnapshot.LaneUse(
                            lane.value(),
                            scheduler.permits.used(lane),
                            scheduler.permits.limit(lane),
                            perSecond(lane)));
        }
        return uses;
    }

    private Map<Unit, Double> perSecond(LaneId lane) {
        Map<Unit, Double> rates = new EnumMap<>(Unit.class);
        for (JobEntry entry : scheduler.book.unfinished()) {
            if (entry.active.isPresent()) {
                for (PhaseState state : entry.active.get().states) {
                    if (state.spec.lanes().contains(lane)) {
                        state.measuredRate()
                                .ifPresent(
                                        rate -> rates.merge(state.spec.unit(), rate, Double::sum));
                    }
                }
            }
        }
        return rates;
    }
}
