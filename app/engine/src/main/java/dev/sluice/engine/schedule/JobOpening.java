package dev.sluice.engine.schedule;

import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.NoRoom;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.pipeline.PipelineRun;
import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.pipeline.StopSwitch;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.JobTotals;
import dev.sluice.engine.store.StoreFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Opens a job's pipeline before its work and closes it after, on workers; the results come back to
 * the loop.
 */
final class JobOpening {
    private static final Logger LOG = LoggerFactory.getLogger(JobOpening.class);
    private static final int FAILURES_PAGE = 1_000;
    private static final Duration ROOM_CHECK = Duration.ofSeconds(2);
    private final Scheduler scheduler;

    JobOpening(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void open(ActiveJob job) {
        job.opening = true;
        scheduler.ports.workers().startComputing("open " + job.id(), () -> openNow(job));
    }

    private void openNow(ActiveJob job) {
        EventLoop loop = scheduler.ports.loop();
        Optional<PipelineRun> begun = Optional.empty();
        try {
            scheduler.ports.disk().makeFolder(scheduler.jobFolder(job.entry));
            Path staging = scheduler.folders.open(job.id());
            job.stagesIn(staging);
            PipelineRun run = job.pipeline.open(context(job.entry, job.options, staging, job.stop));
            begun = Optional.of(run);
            OptionalInt batchSize = run.batchSize();
            // What waits is read here and not on the loop: a large job takes a while to count.
            JobTotals totals =
                    scheduler
                            .store
                            .job(job.id())
                            .map(stored -> stored.totals())
                            .orElse(JobTotals.NONE);
            for (int index : job.itemPhases()) {
                PhaseState state = job.states.get(index);
                state.stored = scheduler.store.countWaiting(job.id(), state.spec.id());
            }
            Optional<Failure> failed = failedPhase(job, totals);
            loop.post(() -> {
                job.opening = false;
                job.take(totals);
                job.run = Optional.of(run);
                job.batchSize = batchSize;
                scheduler.opened(job, failed);
            });
        } catch (StopRequested | InterruptedException e) {
            LOG.debug("Opening {} was stopped.", job.id(), e);
            loop.post(() -> gaveUp(job));
        } catch (NoRoom e) {
            loop.post(() -> waitForRoom(job, e.where()));
        } catch (StagingGone e) {
            loop.post(() -> waitForFolder(job, e.sentence()));
        } catch (PhaseFailure e) {
            boolean cutOff = scheduler.cutOff(e.failure(), e);
            loop.post(() -> {
                if (cutOff) {
                    waitForNetwork(job);
                } else {
                    failed(job, e.failure());
                }
            });
        } catch (IOException e) {
            if (DiskErrors.saysFull(e)) {
                Path where = DiskErrors.fullAt(e, job.stagingFolder());
                loop.post(() -> waitForRoom(job, where));
            } else {
                loop.post(() -> failed(job, DiskErrors.failure(e)));
            }
        } catch (StoreFailure e) {
            LOG.warn("What waits of {} can't be read; trying again.", job.id(), e);
            begun.ifPresent(run -> close(run, false, job.entry));
            loop.post(() -> waitForStore(job, String.valueOf(e.getMessage())));
        } catch (RuntimeException | Error e) {
            LOG.error("A fault of the program while opening {}.", job.id(), e);
            begun.ifPresent(run -> close(run, false, job.entry));
            loop.post(() ->
                    failed(
                            job,
                            Failure.defect(
                                    "Sluice made a mistake while starting the job ("
                                            + e.getClass().getSimpleName()
                                            + "); retry it, and report it with the log if it comes"
                                            + " again.",
                                    e.toString())));
        }
    }

    /** Why a phase of job scope failed, when the job was killed before it could end for it. */
    private Optional<Failure> failedPhase(ActiveJob job, JobTotals totals) {
        boolean any =
                job.jobPhases().stream()
                        .map(index -> job.phases.get(index).id())
                        .anyMatch(phase -> totals.phase(phase).failed() > 0);
        if (!any) {
            return Optional.empty();
        }
        // Failures of job phases come last, but a job may have many of its items before them.
        long after = 0;
        List<FailureRecord> page = scheduler.store.failures(job.id(), after, FAILURES_PAGE);
        while (!page.isEmpty()) {
            for (FailureRecord record : page) {
                if (record.item().isEmpty()) {
                    return Optional.of(record.failure());
                }
            }
            after = page.getLast().id();
            page = scheduler.store.failures(job.id(), after, FAILURES_PAGE);
        }
        return Optional.empty();
    }

    private void gaveUp(ActiveJob job) {
        job.opening = false;
        scheduler.ending.settle(job);
    }

    private void failed(ActiveJob job, Failure failure) {
        job.opening = false;
        if (job.ending != ActiveJob.Ending.NOT) {
            scheduler.ending.settle(job);
        } else if (failure instanceof Failure.Transient
                && scheduler.retry.again(++job.openingTries)) {
            LOG.info("{} will be opened again: {}", job.id(), failure.message());
            openLater(
                    job,
                    failure.message(),
                    scheduler.retry.pause(failure, job.openingTries, scheduler.ports.random()));
        } else {
            scheduler.ending.fail(job, failure);
        }
    }

    private void waitForRoom(ActiveJob job, Path where) {
        job.opening = false;
        openLater(job, RoomWatch.sentence(where), ROOM_CHECK);
    }

    private void waitForFolder(ActiveJob job, String sentence) {
        job.opening = false;
        openLater(job, sentence, ROOM_CHECK);
    }

    private void waitForNetwork(ActiveJob job) {
        job.opening = false;
        scheduler.network.hold(job, true, () -> open(job));
        scheduler.ending.settle(job);
    }

    private void waitForStore(ActiveJob job, String sentence) {
        job.opening = false;
        openLater(job, sentence, Committer.RETRY);
    }

    /** Says what the job waits for, and opens it again unless it is stopped meanwhile. */
    private void openLater(ActiveJob job, String sentence, Duration pause) {
        scheduler.notice(job.entry, Optional.of(sentence));
        scheduler.ending.settle(job);
        scheduler
                .ports
                .loop()
                .after(
                        pause,
                        () -> {
                            if (job.ending == ActiveJob.Ending.NOT) {
                                open(job);
                            }
                        });
    }

    /** Closes a job of which nothing runs any more. */
    void windDown(ActiveJob job, boolean discard) {
        job.windingDown = true;
        job.discards = discard;
        boolean finished = !discard && job.ending == ActiveJob.Ending.FINISH;
        boolean removeStaging = discard || (finished && job.outcome() == JobState.SUCCEEDED);
        scheduler
                .ports
                .workers()
                .startComputing(
                        "close " + job.id(),
                        () -> {
                            if (finished) {
                                job.run.ifPresent(run -> finish(run, job));
                            }
                            job.run.ifPresentOrElse(
                                    run -> close(run, discard, job.entry),
                                    () -> {
                                        if (discard && job.begunBefore) {
                                            discardLeftOvers(job.entry);
                                        }
                                    });
                            if (removeStaging) {
                                scheduler.removal.staging(job.entry);
                            }
                            scheduler.ports.loop().post(() -> scheduler.ending.closed(job));
                        });
    }

    /**
     * Cancels a job that is not active: opens it only to discard what it left, then marks it
     * cancelled.
     */
    void cleanUp(JobEntry entry) {
        boolean begun = entry.job.started().isPresent();
        scheduler
                .ports
                .workers()
                .startComputing(
                        "discard " + entry.job.id(),
                        () -> {
                            if (begun) {
                                discardLeftOvers(entry);
                            }
                            scheduler.removal.staging(entry);
                            scheduler
                                    .ports
                                    .loop()
                                    .post(() -> {
                                        Runnable settling = entry.settling();
                                        scheduler.staging.hold(-entry.totals.stagedBytes());
                                        scheduler.book.change(
                                                entry,
                                                JobState.CANCELLED,
                                                job ->
                                                        job.withPauseReason(Optional.empty())
                                                                .withTimes(
                                                                        job.started(),
                                                                        Optional.of(
                                                                                scheduler.now()),
                                                                        job.worked()),
                                                () -> {
                                                    settling.run();
                                                    scheduler.dispatch();
                                                });
                                    });
                        });
    }

    private void discardLeftOvers(JobEntry entry) {
        Optional<Pipeline> pipeline = scheduler.pipeline(entry.job.request().pipeline());
        if (pipeline.isEmpty()) {
            return;
        }
        try {
            // Its phases may be what nobody can tell, so they are not asked for.
            Options options =
                    Options.parse(pipeline.get().options(), entry.job.request().options());
            RunContext context =
                    context(
                            entry,
                            options,
                            scheduler.folders.forDiscarding(entry.job.id()),
                            new StopSwitch());
            close(pipeline.get().open(context), true, entry);
        } catch (InvalidOption | PhaseFailure | IOException | RuntimeException | Error e) {
            LOG.warn(
                    "Could not reach the target of {} to remove its unfinished parts.",
                    entry.job.id(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void finish(PipelineRun run, ActiveJob job) {
        try {
            run.finish(
                    (after, limit) -> scheduler.store.items(job.id(), ItemQuery.all(after, limit)));
        } catch (IOException | PhaseFailure | RuntimeException | Error e) {
            LOG.error("What sums {} up could not be written.", job.id(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(PipelineRun run, boolean discard, JobEntry entry) {
        try (run) {
            if (discard) {
                run.discard();
            }
        } catch (IOException | PhaseFailure | RuntimeException | Error e) {
            LOG.warn(
                    "Cleaning up after {} failed; what is left can be deleted by hand.",
                    entry.job.id(),
                    e);
        }
    }

    private RunContext context(
            JobEntry entry, Options options, Path stagingFolder, StopSwitch stop) {
        return new RunContext(
                entry.job,
                options,
                scheduler.ports.home(),
                scheduler.jobFolder(entry),
                stagingFolder,
                scheduler.ports.clock(),
                stop,
                sentence ->
                        scheduler.telling.tell(new EngineEvent.Remark(entry.job.id(), sentence)));
    }
}
