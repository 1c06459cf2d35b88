package dev.sluice.engine.schedule;

import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.pipeline.Scope;
import dev.sluice.engine.pipeline.Sizing;
import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.pipeline.StopSwitch;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.store.Experience;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.engine.store.StoreFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Expects how long jobs will take that nothing has been measured of yet: from their size, which a
 * worker counts, one job after the other, and from jobs like them that went well. Runs on the loop.
 */
final class Foreseeing {
    private static final Logger LOG = LoggerFactory.getLogger(Foreseeing.class);

    /** Of a longer queue, the jobs behind these are looked at when their turn comes nearer. */
    private static final int AHEAD = 200;

    private final Scheduler scheduler;
    private final StopSwitch stop = new StopSwitch();
    private final Map<PipelineId, Experience> past = new HashMap<>();
    private final Set<PipelineId> stale = new HashSet<>();
    private boolean busy;

    Foreseeing(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Begins to count the next job that waits for it, if any; asked for often. */
    void look() {
        if (busy || stop.requested()) {
            return;
        }
        int seen = 0;
        for (JobEntry entry : scheduler.book.unfinished()) {
            if (++seen > AHEAD) {
                return;
            }
            Optional<Sizing> wanted = wanted(entry);
            if (wanted.isPresent()) {
                busy = true;
                PipelineId pipeline = entry.job.request().pipeline();
                scheduler
                        .ports
                        .workers()
                        .startComputing(
                                "count " + entry.job.id(),
                                () -> count(entry, pipeline, wanted.get()));
                return;
            }
        }
    }

    /** Counts nothing any more. */
    void stop() {
        stop.request();
    }

    /** A job has gone well: what is expected of others changes. */
    void learned(PipelineId pipeline) {
        if (past.containsKey(pipeline)) {
            stale.add(pipeline);
        }
    }

    /** How to count a job that waits; empty when that is done, not possible, or tells nothing. */
    private Optional<Sizing> wanted(JobEntry entry) {
        PipelineId id = entry.job.request().pipeline();
        boolean knownNone =
                Optional.ofNullable(past.get(id)).filter(Experience::isEmpty).isPresent()
                        && !stale.contains(id);
        if (knownNone || entry.unforeseeable || (entry.size.isPresent() && !stale.contains(id))) {
            return Optional.empty();
        }
        if (entry.size.isPresent()) {
            Sizing.Size known = entry.size.get();
            return Optional.of(signal -> known);
        }
        Optional<Sizing> sizing = scheduler.pipeline(id).flatMap(found -> sizing(found, entry));
        entry.unforeseeable = sizing.isEmpty();
        return sizing;
    }

    /** Pipelines are other people's code: what they throw here costs no more than an estimate. */
    private static Optional<Sizing> sizing(Pipeline pipeline, JobEntry entry) {
        try {
            Options options = Options.parse(pipeline.options(), entry.job.request().options());
            return pipeline.foresight().sizing(entry.job.request(), options);
        } catch (InvalidOption | RuntimeException | Error e) {
            LOG.debug("Nothing can be foreseen of {}.", entry.job.id(), e);
            return Optional.empty();
        }
    }

    /** On a worker, which touches nothing of the entry. */
    private void count(JobEntry entry, PipelineId id, Sizing sizing) {
        try {
            Experience experience =
                    Experience.of(
                            scheduler
                                    .store
                                    .history(HistoryQuery.successesOf(id, Experience.JOBS))
                                    .jobs());
            // Where there is nothing to tell from, nobody needs the size.
            Optional<Sizing.Size> size =
                    experience.isEmpty() ? Optional.empty() : Optional.of(sizing.count(stop));
            scheduler.ports.loop().post(() -> counted(entry, experience, size));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StopRequested e) {
            LOG.debug("The engine ends.", e);
        } catch (IOException | PhaseFailure | StoreFailure e) {
            LOG.debug("A job of '{}' can't be counted.", id, e);
            scheduler.ports.loop().post(() -> failed(entry));
        } catch (RuntimeException | Error e) {
            LOG.error("A fault of the pipeline '{}' while counting.", id, e);
            scheduler.ports.loop().post(() -> failed(entry));
        }
    }

    private void counted(JobEntry entry, Experience experience, Optional<Sizing.Size> size) {
        busy = false;
        PipelineId id = entry.job.request().pipeline();
        past.put(id, experience);
        boolean changed = stale.remove(id);
        if (size.isPresent()) {
            entry.size = size;
        }
        for (JobEntry each : changed ? scheduler.book.unfinished() : List.of(entry)) {
            each.expected = Optional.empty();
            each.snapshot = Optional.empty();
        }
        scheduler.sampler.changed();
        scheduler.dispatch();
    }

    private void failed(JobEntry entry) {
        busy = false;
        entry.unforeseeable = true;
        scheduler.dispatch();
    }

    /**
     * How long the job is expected to be worked on in all; empty when nothing tells it.
     *
     * @param phases of the job
     */
    Optional<Experience.Expected> expected(JobEntry entry, List<PhaseSpec> phases) {
        if (entry.expected.isEmpty()) {
            entry.expected = Optional.of(expect(entry, phases));
        }
        return entry.expected.get();
    }

    private Optional<Experience.Expected> expect(JobEntry entry, List<PhaseSpec> phases) {
        Optional<Experience> experience =
                Optional.ofNullable(past.get(entry.job.request().pipeline()));
        if (experience.isEmpty() || entry.size.isEmpty()) {
            return Optional.empty();
        }
        Set<PhaseId> all = new HashSet<>();
        Set<PhaseId> running = new HashSet<>();
        for (PhaseSpec phase : phases) {
            if (phase.scope() == Scope.ITEM) {
                all.add(phase.id());
                if (phase.enabled()) {
                    running.add(phase.id());
                }
            }
        }
        Sizing.Size size = entry.size.get();
        return experience.get().expect(running, all, size.items(), size.weight());
    }

    /** What is left of it, as long as nothing better is known. */
    Eta end(JobEntry entry, List<PhaseSpec> phases, Eta measured, Duration worked) {
        boolean unmeasured =
                measured instanceof Eta.Unavailable(Eta.Reason reason)
                        && reason != Eta.Reason.STALLED;
        boolean waits =
                entry.visible.state() == JobState.QUEUED
                        || entry.visible.state() == JobState.PLANNING
                        || entry.visible.state() == JobState.RUNNING
                        || (entry.visible.state() == JobState.PAUSED && worked.isZero());
        if (!unmeasured || !waits) {
            return measured;
        }
        return expected(entry, phases)
                .filter(all -> all.high().compareTo(worked) > 0)
                .<Eta>map(all ->
                        new Eta.Remaining(
                                all.low().compareTo(worked) > 0
                                        ? all.low().minus(worked)
                                        : Duration.ZERO,
                                all.high().minus(worked)))
                .orElse(measured);
    }
}
