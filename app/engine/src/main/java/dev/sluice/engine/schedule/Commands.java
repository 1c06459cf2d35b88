package dev.sluice.engine.schedule;

import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PauseReason;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.JobTotals;
import dev.sluice.engine.store.StoredJob;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What people tell jobs. Called on the loop; each answer comes once the command took effect
 * durably.
 */
final class Commands {
    private final Scheduler scheduler;
    private final QueueOrder order;

    Commands(Scheduler scheduler) {
        this.scheduler = scheduler;
        this.order = new QueueOrder(scheduler.book);
    }

    void give(Command command, JobId id, Consumer<CommandResult> answer) {
        Optional<JobEntry> found = scheduler.book.find(id);
        if (found.isEmpty()) {
            answer.accept(new CommandResult.Unknown(id));
            return;
        }
        JobEntry entry = found.get();
        switch (command) {
            case Command.Pause() -> pause(entry, PauseReason.BY_USER, answer);
            case Command.Interrupt() -> pause(entry, PauseReason.BY_SIGNAL, answer);
            case Command.Resume() -> resume(entry, answer);
            case Command.Cancel() -> cancel(entry, answer);
            case Command.RetryFailed() -> retry(entry, answer);
            case Command.Remove() -> remove(entry, answer);
            case Command.SetPriority(int priority) ->
                    scheduler.book.update(
                            entry,
                            entry.job.withOrder(priority, entry.job.position()),
                            () -> applied(entry, answer));
            case Command.MoveBefore(Optional<JobId> before) -> {
                order.moveBefore(entry, before.flatMap(scheduler.book::find));
                scheduler.book.update(entry, entry.job, () -> applied(entry, answer));
            }
        }
        scheduler.dispatch();
    }

    private void pause(JobEntry entry, PauseReason reason, Consumer<CommandResult> answer) {
        switch (entry.job.state()) {
            case QUEUED ->
                    scheduler.book.change(
                            entry,
                            JobState.PAUSED,
                            job -> job.withPauseReason(Optional.of(reason)),
                            () -> applied(entry, answer));
            case PLANNING, RUNNING -> {
                ActiveJob job = entry.active.orElseThrow();
                entry.whenSettled.add(() -> applied(entry, answer));
                if (job.ending == ActiveJob.Ending.NOT) {
                    scheduler.book.change(
                            entry,
                            JobState.PAUSING,
                            it -> it.withPauseReason(Optional.of(reason)),
                            () -> {});
                    scheduler.end(job, ActiveJob.Ending.PAUSE);
                }
            }
            case PAUSING -> entry.whenSettled.add(() -> applied(entry, answer));
            case PAUSED -> {
                // A pause on purpose outlives one by a signal, never the other way round.
                boolean stronger = reason == PauseReason.BY_USER;
                Job next = stronger ? entry.job.withPauseReason(Optional.of(reason)) : entry.job;
                scheduler.book.update(entry, next, () -> applied(entry, answer));
            }
            case CANCELLING, CANCELLED, SUCCEEDED, COMPLETED_WITH_FAILURES, FAILED ->
                    refused(entry, "has ended already and can't be paused.", answer);
        }
    }

    private void resume(JobEntry entry, Consumer<CommandResult> answer) {
        switch (entry.job.state()) {
            case PAUSED -> {
                entry.activated = true;
                scheduler.book.change(
                        entry,
                        JobState.QUEUED,
                        job -> job.withPauseReason(Optional.empty()),
                        () -> applied(entry, answer));
            }
            case PAUSING -> entry.whenSettled.add(() -> resume(entry, answer));
            case QUEUED, PLANNING, RUNNING -> {
                entry.activated = true;
                applied(entry, answer);
            }
            case CANCELLING, CANCELLED, SUCCEEDED, COMPLETED_WITH_FAILURES, FAILED ->
                    refused(entry, "has ended already; retry it to work on what failed.", answer);
        }
    }

    private void cancel(JobEntry entry, Consumer<CommandResult> answer) {
        switch (entry.job.state()) {
            case QUEUED, PAUSED -> {
                entry.whenSettled.add(() -> applied(entry, answer));
                scheduler.book.change(entry, JobState.CANCELLING, it -> it, () -> {});
                scheduler.cleanUp(entry);
            }
            case PLANNING, RUNNING, PAUSING -> {
                ActiveJob job = entry.active.orElseThrow();
                entry.whenSettled.add(() -> applied(entry, answer));
                if (job.ending.compareTo(ActiveJob.Ending.CANCEL) < 0) {
                    scheduler.book.change(entry, JobState.CANCELLING, it -> it, () -> {});
                    scheduler.end(job, ActiveJob.Ending.CANCEL);
                }
            }
            case CANCELLING -> entry.whenSettled.add(() -> applied(entry, answer));
            case CANCELLED, SUCCEEDED, COMPLETED_WITH_FAILURES, FAILED ->
                    refused(entry, "has ended already and can't be cancelled.", answer);
        }
    }

    private void retry(JobEntry entry, Consumer<CommandResult> answer) {
        switch (entry.job.state()) {
            case RUNNING, COMPLETED_WITH_FAILURES, FAILED -> {
                if (entry.active.isPresent() && entry.active.get().ending != ActiveJob.Ending.NOT) {
                    entry.whenSettled.add(() -> retry(entry, answer));
                } else {
                    retryNow(entry, answer);
                }
            }
            case QUEUED, PLANNING, PAUSING, PAUSED ->
                    refused(
                            entry,
                            "has not ended; its failed items can be retried once it runs or has"
                                    + " ended.",
                            answer);
            case CANCELLING, CANCELLED ->
                    refused(entry, "was cancelled; add it again to run it.", answer);
            case SUCCEEDED -> refused(entry, "has no failed items.", answer);
        }
    }

    private void retryNow(JobEntry entry, Consumer<CommandResult> answer) {
        JobTotals[] totals = {JobTotals.NONE};
        Map<PhaseState, Long> waiting = new HashMap<>();
        JobId id = entry.job.id();
        scheduler.committer.addAndRead(
                new Change.RetryFailed(id),
                () -> {
                    totals[0] =
                            scheduler.store.job(id).map(StoredJob::totals).orElse(JobTotals.NONE);
                    entry.active.ifPresent(job ->
                            job.states.forEach(state ->
                                    waiting.put(
                                            state,
                                            scheduler.store.countWaiting(id, state.spec.id()))));
                },
                () -> {
                    if (entry.active.isPresent()) {
                        reload(entry.active.get(), totals[0], waiting);
                        applied(entry, answer);
                    } else {
                        entry.totals = totals[0];
                        entry.activated = true;
                        scheduler.book.change(
                                entry,
                                JobState.QUEUED,
                                job -> job.withFailure(Optional.empty()),
                                () -> applied(entry, answer));
                    }
                    scheduler.dispatch();
                });
    }

    private static void reload(ActiveJob job, JobTotals totals, Map<PhaseState, Long> waiting) {
        job.take(totals);
        for (PhaseState state : job.states) {
            long inMemory = state.ready.size() + state.inHand() + (long) state.delayed;
            state.stored = Math.max(0, waiting.getOrDefault(state, 0L) - inMemory);
        }
    }

    private void remove(JobEntry entry, Consumer<CommandResult> answer) {
        if (entry.active.isPresent() || entry.job.state().active()) {
            refused(entry, "is being worked on; cancel it first.", answer);
            return;
        }
        JobId id = entry.job.id();
        scheduler.book.remove(
                entry,
                () -> {
                    scheduler.staging.hold(
                            entry.job.state() == JobState.CANCELLED
                                    ? 0
                                    : -entry.totals.stagedBytes());
                    scheduler
                            .ports
                            .workers()
                            .startComputing(
                                    "remove " + id,
                                    () -> {
                                        scheduler.removeQuietly(scheduler.stagingFolder(entry));
                                        scheduler.removeQuietly(scheduler.jobFolder(entry));
                                        answer.accept(
                                                new CommandResult.Applied(id, entry.job.state()));
                                    });
                });
    }

    private static void applied(JobEntry entry, Consumer<CommandResult> answer) {
        answer.accept(new CommandResult.Applied(entry.job.id(), entry.job.state()));
    }

    private static void refused(JobEntry entry, String rest, Consumer<CommandResult> answer) {
        answer.accept(
                new CommandResult.Refused(
                        entry.job.id(),
                        "Job " + entry.job.id() + " (" + entry.job.request().name() + ") " + rest));
    }
}
