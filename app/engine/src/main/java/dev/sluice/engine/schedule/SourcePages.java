package dev.sluice.engine.schedule;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.NoRoom;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.PipelineRun;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.SourceState;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Pages through a job's source on a worker; each page is committed with its cursor before the next
 * is asked for.
 */
final class SourcePages {
    private static final Logger LOG = LoggerFactory.getLogger(SourcePages.class);

    private final Scheduler scheduler;
    private final ItemWork work;

    SourcePages(Scheduler scheduler, ItemWork work) {
        this.scheduler = scheduler;
        this.work = work;
    }

    /** Asks for the next page if there is one to come and nobody is asking yet. */
    void next(ActiveJob job) {
        if (job.source.finished() || job.sourcing || !job.mayStart()) {
            return;
        }
        job.sourcing = true;
        job.states.getFirst().startClock(scheduler.ports.ticker().nanos());
        PipelineRun run = job.run.orElseThrow();
        scheduler
                .ports
                .workers()
                .startWaiting(
                        "source " + job.id(),
                        () -> {
                            EventLoop loop = scheduler.ports.loop();
                            try {
                                Source.Page page = run.source().next(job.source.cursor(), job.stop);
                                loop.post(() -> arrived(job, page));
                            } catch (StopRequested | InterruptedException e) {
                                LOG.debug("The source of {} was stopped.", job.id(), e);
                                loop.post(() -> stopped(job));
                            } catch (NoRoom e) {
                                loop.post(() -> outOfRoom(job, e.where()));
                            } catch (PhaseFailure e) {
                                Optional<Path> gone = scheduler.folders.gone(job.stagingFolder());
                                boolean cutOff = gone.isEmpty() && scheduler.cutOff(e.failure(), e);
                                loop.post(() -> {
                                    if (cutOff) {
                                        cutOff(job);
                                    } else {
                                        failed(job, e.failure(), gone);
                                    }
                                });
                            } catch (IOException e) {
                                if (DiskErrors.saysFull(e)) {
                                    Path where = DiskErrors.fullAt(e, job.stagingFolder());
                                    loop.post(() -> outOfRoom(job, where));
                                } else {
                                    Optional<Path> gone =
                                            scheduler.folders.gone(job.stagingFolder());
                                    loop.post(() -> failed(job, DiskErrors.failure(e), gone));
                                }
                            } catch (RuntimeException | Error e) {
                                LOG.error(
                                        "A fault of the program in the source of {}.", job.id(), e);
                                loop.post(() ->
                                        failed(
                                                job,
                                                Failure.defect(
                                                        "Sluice made a mistake while listing items"
                                                                + " ("
                                                                + e.getClass().getSimpleName()
                                                                + "); retry the job, and report it"
                                                                + " with the log if it comes"
                                                                + " again.",
                                                        e.toString())));
                            }
                        });
    }

    private void idle(ActiveJob job) {
        job.sourcing = false;
        job.states.getFirst().stopClock(scheduler.ports.ticker().nanos());
    }

    private void arrived(ActiveJob job, Source.Page page) {
        List<Integer> itemPhases = job.itemPhases();
        if (itemPhases.isEmpty()) {
            idle(job);
            scheduler.ending.fail(
                    job,
                    Failure.permanent("All phases of this job are switched off; switch one on."));
            return;
        }
        PhaseState first = job.states.get(itemPhases.getFirst());
        boolean last = page.cursor().isEmpty();
        SourceState state =
                new SourceState(page.cursor(), last, last ? Total.unknown() : page.total());
        scheduler.committer.addItems(
                new Change.AddItems(job.id(), page.items(), first.spec.id(), state),
                added -> {
                    idle(job);
                    job.sourceTries = 0;
                    job.source = state;
                    job.found += added.items();
                    job.foundWeight += added.weight();
                    first.stored += added.items();
                    next(job);
                    work.finishIfThrough(job);
                    scheduler.ending.settle(job);
                    scheduler.dispatch();
                });
    }

    private void stopped(ActiveJob job) {
        idle(job);
        scheduler.ending.settle(job);
    }

    private void outOfRoom(ActiveJob job, Path where) {
        idle(job);
        work.waitForRoom(job, where);
        scheduler.ending.settle(job);
    }

    private void cutOff(ActiveJob job) {
        idle(job);
        job.sourceCutOff = true;
        // A source may count by itself how often it asked, so it is not asked in vain.
        scheduler.network.hold(
                job,
                false,
                () -> {
                    job.sourceCutOff = false;
                    next(job);
                });
        scheduler.ending.settle(job);
    }

    private void failed(ActiveJob job, Failure failure, Optional<Path> gone) {
        if (gone.isPresent()) {
            idle(job);
            work.waitForFolder(job, gone.get());
            scheduler.ending.settle(job);
        } else {
            failed(job, failure);
        }
    }

    private void failed(ActiveJob job, Failure failure) {
        idle(job);
        if (job.ending != ActiveJob.Ending.NOT) {
            scheduler.ending.settle(job);
        } else if (failure instanceof Failure.Transient
                && scheduler.retry.again(++job.sourceTries)) {
            LOG.info("The source of {} will be asked again: {}", job.id(), failure.message());
            scheduler
                    .ports
                    .loop()
                    .after(
                            scheduler.retry.pause(
                                    failure, job.sourceTries, scheduler.ports.random()),
                            () -> next(job));
        } else {
            scheduler.ending.fail(job, failure);
        }
    }
}
