package dev.sluice.engine.schedule;

import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.job.FailureChoice;
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
    /** Why an item is skipped; the store puts behind it what had failed. */
    private static final String SKIPPED = "Skipped by you";

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
        if (entry.heldBehindSettling(() -> give(command, id, answer))) {
            return;
        }
        if (entry.removing) {
            refused(entry, "is being removed.", answer);
            return;
        }
        switch (command) {
            case Command.Pause() -> pause(entry, PauseReason.BY_USER, answer);
            case Command.Interrupt() -> pause(entry, PauseReason.BY_SIGNAL, answer);
            case Command.Resume() -> resume(entry, answer);
            case Command.Cancel() -> cancel(entry, answer);
            case Command.RetryFailed(FailureChoice which) ->
                    workAgain(entry, new Change.RetryFailed(id, which), answer);
            case Command.SkipFailed(FailureChoice which) ->
                    workAgain(entry, new Change.SkipFailed(id, which, SKIPPED), answer);
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

    /** The hours of the queue have ended. */
    void pauseOutsideHours(JobEntry entry) {
        JobState state = entry.job.state();
        if (state == JobState.PLANNING || state == JobState.RUNNING) {
            pause(entry, PauseReason.OUTSIDE_HOURS, _ -> {});
        }
    }

    private void pause(JobEntry entry, PauseReason reason, Consumer<CommandResult> answer) {
        entry.atAnyHour = false;
        switch (entry.job.state()) {
            case QUEUED ->
                    scheduler.book.change(
                            entry,
                            JobState.PAUSED,
                            job -> job.withPauseReason(Optional.of(reason)),
                            () -> paused(entry, answer));
            case PLANNING, RUNNING -> {
                ActiveJob job = entry.active.orElseThrow();
                entry.whenSettled.add(() -> pauseSettled(entry, reason, answer));
                if (job.ending == ActiveJob.Ending.NOT) {
                    scheduler.book.change(
                            entry,
                            JobState.PAUSING,
                            it -> it.withPauseReason(Optional.of(reason)),
                            () -> {});
                    scheduler.ending.end(job, ActiveJob.Ending.PAUSE);
                }
            }
            case PAUSING -> entry.whenSettled.add(() -> pauseSettled(entry, reason, answer));
            case PAUSED -> {
                // A pause on purpose outlives one by a signal, never the other way round.
                boolean stronger = reason == PauseReason.BY_USER;
                Job next = stronger ? entry.job.withPauseReason(Optional.of(reason)) : entry.job;
                scheduler.book.update(entry, next, () -> paused(entry, answer));
            }
            case CANCELLING, CANCELLED, SUCCEEDED, COMPLETED_WITH_FAILURES, FAILED ->
                    refused(entry, "has ended already and can't be paused.", answer);
        }
    }

    /** The job that was to be paused has settled: paused, or ended, or queued again by a retry. */
    private void pauseSettled(JobEntry entry, PauseReason reason, Consumer<CommandResult> answer) {
        if (entry.overtaken && entry.visible.state() == JobState.PAUSED) {
            paused(entry, answer); // It was, and then somebody let it go on.
        } else {
            pause(entry, reason, answer);
        }
    }

    private static void paused(JobEntry entry, Consumer<CommandResult> answer) {
        answer.accept(new CommandResult.Applied(entry.job.id(), JobState.PAUSED));
    }

    private void resume(JobEntry entry, Consumer<CommandResult> answer) {
        switch (entry.job.state()) {
            case PAUSED -> {
                entry.activated = true;
                entry.atAnyHour = scheduler.isOutsideHours();
                scheduler.book.change(
                        entry,
                        JobState.QUEUED,
                        job -> job.withPauseReason(Optional.empty()),
                        () -> applied(entry, answer));
            }
            case PAUSING -> entry.whenSettled.add(() -> resume(entry, answer));
            case QUEUED, PLANNING, RUNNING -> {
                entry.activated = true;
                entry.atAnyHour = scheduler.isOutsideHours();
                Job next =
                        entry.job.cut() ? entry.job.withPauseReason(Optional.empty()) : entry.job;
                // It may have been resumed a moment ago, and that is not durable yet.
                scheduler.book.update(entry, next, () -> applied(entry, answer));
            }
            case CANCELLING, CANCELLED, SUCCEEDED, COMPLETED_WITH_FAILURES, FAILED ->
                    refused(entry, "has ended already; retry it to work on what failed.", answer);
        }
    }

    private void cancel(JobEntry entry, Consumer<CommandResult> answer) {
        switch (entry.job.state()) {
            case QUEUED, PAUSED -> {
                entry.whenSettled.add(() -> applied(entry, answer));
                cancelling(entry);
            }
            case PLANNING, RUNNING, PAUSING -> {
                ActiveJob job = entry.active.orElseThrow();
                entry.whenSettled.add(() -> applied(entry, answer));
                if (job.ending.compareTo(ActiveJob.Ending.CANCEL) < 0) {
                    cancelling(entry);
                    scheduler.ending.end(job, ActiveJob.Ending.CANCEL);
                }
            }
            case CANCELLING -> entry.whenSettled.add(() -> applied(entry, answer));
            case CANCELLED, SUCCEEDED, COMPLETED_WITH_FAILURES, FAILED ->
                    refused(entry, "has ended already and can't be cancelled.", answer);
        }
    }

    /** Nothing is cleaned up before it is durable that nothing of it is wanted any more. */
    private void cancelling(JobEntry entry) {
        scheduler.book.change(
                entry,
                JobState.CANCELLING,
                job -> job.withPauseReason(Optional.empty()),
                () -> scheduler.ending.cancelling(entry));
    }

    /** Changes what becomes of failed items, and lets the job end anew. */
    private void workAgain(JobEntry entry, Change change, Consumer<CommandResult> answer) {
        switch (entry.job.state()) {
            case RUNNING -> {
                ActiveJob job = entry.active.orElseThrow();
                // A phase of job scope that runs now would end with an old view of the items.
                if (job.ending != ActiveJob.Ending.NOT || job.itemsEnded() || job.jobPhaseRuns()) {
                    entry.whenSettled.add(() -> workAgain(entry, change, answer));
                } else {
                    changeRunning(job, change, answer);
                }
            }
            case COMPLETED_WITH_FAILURES, FAILED -> changeEnded(entry, change, answer);
            case QUEUED, PLANNING, PAUSING, PAUSED ->
                    refused(
                            entry,
                            "has not ended; its failed items can be retried or skipped once it"
                                    + " runs or has ended.",
                            answer);
            case CANCELLING, CANCELLED ->
                    refused(entry, "was cancelled; add it again to run it.", answer);
            case SUCCEEDED -> refused(entry, "has no failed items.", answer);
        }
    }

    private void changeRunning(ActiveJob job, Change change, Consumer<CommandResult> answer) {
        JobTotals[] totals = {JobTotals.NONE};
        Map<PhaseState, Long> waiting = new HashMap<>();
        job.retries++;
        scheduler.committer.addAndRead(
                change,
                () -> {
                    totals[0] = read(job.id());
                    job.states.forEach(state ->
                            waiting.put(
                                    state,
                                    scheduler.store.countWaiting(job.id(), state.spec.id())));
                },
                () -> {
                    job.retries--;
                    scheduler.staging.hold(totals[0].stagedBytes() - job.staged);
                    reload(job, totals[0], waiting);
                    scheduler.ending.goOn(job);
                    applied(job.entry, answer);
                });
    }

    /**
     * Queues an ended job again. Its state goes first: a job that was killed in between has not
     * ended, and that is the truth.
     */
    private void changeEnded(JobEntry entry, Change change, Consumer<CommandResult> answer) {
        JobTotals[] totals = {JobTotals.NONE};
        entry.activated = true;
        entry.held++;
        scheduler.book.change(
                entry, JobState.QUEUED, job -> job.withFailure(Optional.empty()), () -> {});
        scheduler.committer.addAndRead(
                change,
                () -> totals[0] = read(entry.job.id()),
                () -> {
                    entry.held--;
                    scheduler.staging.hold(totals[0].stagedBytes() - entry.totals.stagedBytes());
                    entry.totals = totals[0];
                    entry.snapshot = Optional.empty();
                    applied(entry, answer);
                    scheduler.dispatch();
                });
    }

    private JobTotals read(JobId id) {
        return scheduler.store.job(id).map(StoredJob::totals).orElse(JobTotals.NONE);
    }

    private static void reload(ActiveJob job, JobTotals totals, Map<PhaseState, Long> waiting) {
        job.take(totals);
        for (PhaseState state : job.states) {
            long inMemory = state.ready.size() + state.inHand() + (long) state.delayed;
            state.stored = Math.max(0, waiting.getOrDefault(state, 0L) - inMemory);
        }
    }

    private void remove(JobEntry entry, Consumer<CommandResult> answer) {
        switch (entry.job.state()) {
            case PLANNING, RUNNING, PAUSING, CANCELLING ->
                    refused(entry, "is being worked on; cancel it first.", answer);
            case QUEUED, PAUSED -> {
                if (entry.job.started().isPresent()) {
                    // What it has begun is to be cleaned up, and nobody could do so afterwards.
                    cancel(entry, _ -> removeNow(entry, answer));
                } else {
                    removeNow(entry, answer);
                }
            }
            case CANCELLED, SUCCEEDED, COMPLETED_WITH_FAILURES, FAILED -> removeNow(entry, answer);
        }
    }

    private void removeNow(JobEntry entry, Consumer<CommandResult> answer) {
        if (entry.removing) {
            refused(entry, "is being removed already.", answer);
            return;
        }
        entry.removing = true;
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
                                        scheduler.removal.staging(entry);
                                        scheduler.removal.quietly(scheduler.jobFolder(entry));
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
