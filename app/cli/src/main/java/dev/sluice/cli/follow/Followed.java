package dev.sluice.cli.follow;

import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.report.Reporter;
import dev.sluice.engine.Engine;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PauseReason;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.engine.store.ItemQuery;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One job that is followed, and what was told of it so far. */
final class Followed {
    private static final int PAGE = 200;

    /** So many skipped items are named one by one. */
    private static final int SKIPPED_NAMED = 20;

    private JobSnapshot latest;
    private long failuresSeen;
    private long lastFailure;
    private boolean noticed;
    private boolean over;
    private int intervalsPausedBySignal;

    Followed(JobSnapshot first) {
        this.latest = first;
    }

    JobId id() {
        return latest.job().id();
    }

    JobSnapshot latest() {
        return latest;
    }

    boolean over() {
        return over;
    }

    /**
     * Takes a newer sample and tells what is new but the end.
     *
     * @param inFull whether a whole interval has passed since the last, so that patience is
     *     measured in time, however many samples are taken
     */
    void update(JobSnapshot newer, boolean inFull, Engine engine, Reporter reporter) {
        latest = newer;
        if (!pausedBySignal()) {
            intervalsPausedBySignal = 0;
        } else if (inFull) {
            intervalsPausedBySignal++;
        }
        long failed = 0;
        for (PhaseProgress phase : latest.progress().phases()) {
            failed += phase.counts().failed();
        }
        if (failed > failuresSeen) {
            tellFailures(engine, reporter);
        }
        Optional<String> notice = latest.notice();
        if (notice.isPresent() && !noticed) {
            reporter.note(latest.job().request().name() + ": " + notice.get());
        }
        noticed = notice.isPresent();
    }

    /**
     * Whether there is nothing more to wait for. A job that somebody else's signal paused may go on
     * at once when that was the end of the engine's owner, so it is given a few intervals of time.
     */
    boolean ended(boolean interrupted, int patience) {
        JobState state = latest.job().state();
        if (state.ended()) {
            return true;
        }
        if (state != JobState.PAUSED) {
            return false;
        }
        if (pausedBy(PauseReason.OUTSIDE_HOURS)) {
            return interrupted;
        }
        return !pausedBySignal() || interrupted || intervalsPausedBySignal > patience;
    }

    void tellEnd(Engine engine, Reporter reporter) {
        over = true;
        tellSkipped(engine, reporter);
        tellFailures(engine, reporter);
        reporter.ends(latest);
    }

    ExitCode exitCode() {
        return switch (latest.job().state()) {
            case SUCCEEDED -> ExitCode.FINE;
            case COMPLETED_WITH_FAILURES -> ExitCode.SOME_FAILED;
            case FAILED -> ExitCode.FAILED;
            case QUEUED, PLANNING, RUNNING, PAUSING, PAUSED, CANCELLING, CANCELLED ->
                    ExitCode.STOPPED;
        };
    }

    private boolean pausedBySignal() {
        return pausedBy(PauseReason.BY_SIGNAL);
    }

    private boolean pausedBy(PauseReason reason) {
        return latest.job().state() == JobState.PAUSED
                && latest.job().pauseReason().equals(Optional.of(reason));
    }

    private void tellFailures(Engine engine, Reporter reporter) {
        List<FailureRecord> page;
        do {
            page = engine.failures(id(), lastFailure, PAGE);
            for (FailureRecord failure : page) {
                reporter.failed(latest.job(), failure);
                lastFailure = failure.id();
                failuresSeen++;
            }
        } while (page.size() == PAGE);
    }

    /** Says of the first skipped items why they were; the report names them all. */
    private void tellSkipped(Engine engine, Reporter reporter) {
        long skipped = latest.progress().items().skipped();
        if (skipped == 0) {
            return;
        }
        ItemQuery query =
                new ItemQuery(Set.of(ItemState.SKIPPED), Optional.empty(), 0, SKIPPED_NAMED);
        List<JobItems.Entry> entries = engine.items(id(), query);
        for (JobItems.Entry entry : entries) {
            entry.reason()
                    .ifPresent(reason -> reporter.note(entry.item().name() + ": " + reason + "."));
        }
        if (skipped > entries.size()) {
            long more = skipped - entries.size();
            reporter.note(more + " more were skipped; sluice report " + id() + " names them.");
        }
    }
}
