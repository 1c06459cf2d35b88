package dev.sluice.engine.schedule;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.JobState;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Winds jobs down: whatever ends a job, its work is stopped, what it holds is given back, and its
 * last state is written. On the loop.
 */
final class JobEnding {
    private static final Logger LOG = LoggerFactory.getLogger(JobEnding.class);

    /** Work that does not look whether it should stop is interrupted after so long. */
    private static final Duration PATIENCE = Duration.ofMillis(700);

    private final Scheduler scheduler;

    JobEnding(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Makes a job end: work under way is stopped, and what must follow follows once nothing runs.
     */
    void end(ActiveJob job, ActiveJob.Ending how) {
        if (job.ending == ActiveJob.Ending.FINISH) {
            return;
        }
        boolean first = job.ending == ActiveJob.Ending.NOT;
        if (job.ending.compareTo(how) < 0) {
            job.ending = how;
        }
        if (first) {
            job.stop.request();
            for (PhaseState state : job.states) {
                state.running.forEach(attempt -> attempt.stop.request());
            }
            scheduler.ports.loop().after(PATIENCE, () -> scheduler.work.interrupt(job));
        }
        settle(job);
    }

    /** Fails a job as a whole. */
    void fail(ActiveJob job, Failure failure) {
        LOG.info("Job {} failed: {}", job.id(), failure.message());
        job.entry.job = job.entry.job.withFailure(Optional.of(failure));
        end(job, ActiveJob.Ending.FAIL);
    }

    /** Goes on to the end of a job when nothing of it runs any more. */
    void settle(ActiveJob job) {
        boolean mayDiscard =
                job.ending != ActiveJob.Ending.CANCEL
                        || job.entry.visible.state() == JobState.CANCELLING;
        if (job.ending != ActiveJob.Ending.NOT && mayDiscard && job.idle()) {
            scheduler.opening.windDown(job, job.ending == ActiveJob.Ending.CANCEL);
        }
    }

    /** Takes a job's counters as they are now: it may be through, or have work again. */
    void goOn(ActiveJob job) {
        scheduler.work.finishIfThrough(job);
        settle(job);
        scheduler.dispatch();
    }

    /** It is durable that a job is being cancelled: what it left may be removed. */
    void cancelling(JobEntry entry) {
        if (entry.active.isPresent()) {
            settle(entry.active.get());
        } else {
            scheduler.opening.cleanUp(entry);
        }
    }

    /** Nothing of the job is left open. */
    void closed(ActiveJob job) {
        JobEntry entry = job.entry;
        Duration worked = job.worked(scheduler.ports.ticker().nanos());
        scheduler.writeWorked(job);
        entry.totals = job.totals(scheduler.ports.ticker().nanos());
        entry.active = Optional.empty();
        scheduler.jobClosed();
        if (job.ending == ActiveJob.Ending.CANCEL && !job.discards) {
            // It was cancelled while it was being closed for another reason.
            if (entry.visible.state() == JobState.CANCELLING) {
                scheduler.opening.cleanUp(entry);
            }
            scheduler.noticeOfStore(entry);
            scheduler.dispatch();
            return;
        }
        JobState next = finalState(job);
        if (next == JobState.CANCELLED) {
            scheduler.staging.hold(-job.staged);
        }
        Runnable settling = entry.settling();
        Optional<Instant> finished = next.ended() ? Optional.of(scheduler.now()) : Optional.empty();
        boolean allowed =
                scheduler.book.change(
                        entry,
                        next,
                        it ->
                                (next == JobState.PAUSED
                                                ? it
                                                : it.withPauseReason(Optional.empty()))
                                        .withTimes(it.started(), finished, worked),
                        () -> {
                            settling.run();
                            if (next == JobState.SUCCEEDED) {
                                scheduler.foreseeing.learned(entry.job.request().pipeline());
                            }
                            scheduler.dispatch();
                        });
        if (!allowed) {
            LOG.error("Job {} could not go from {} to {}.", job.id(), entry.job.state(), next);
        }
        scheduler.noticeOfStore(entry);
        scheduler.dispatch();
    }

    private static JobState finalState(ActiveJob job) {
        return switch (job.ending) {
            case PAUSE -> JobState.PAUSED;
            case CANCEL -> JobState.CANCELLED;
            case FAIL -> JobState.FAILED;
            case NOT, FINISH -> job.outcome();
        };
    }
}
