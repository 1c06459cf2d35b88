package dev.sluice.desktop.window;

import dev.sluice.desktop.queue.QueueViewModel;
import dev.sluice.engine.Command;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Messages;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Cancels and removes jobs: what runs only after a question, what rests with a way to undo it. FX
 * thread.
 */
final class Removing {
    private final EngineCalls calls;
    private final QueueViewModel queue;
    private final Messages messages;
    private final Screens screens;

    /** Hidden already, and removed once nobody can undo it. */
    private final Set<JobId> hidden = new LinkedHashSet<>();

    Removing(EngineCalls calls, QueueViewModel queue, Messages messages, Screens screens) {
        this.calls = calls;
        this.queue = queue;
        this.messages = messages;
        this.screens = screens;
    }

    void cancel(List<JobSnapshot> jobs) {
        List<JobSnapshot> open = jobs.stream().filter(job -> !job.job().state().ended()).toList();
        Runnable cancel = () -> calls.control(new Command.Cancel(), open, state -> !state.ended());
        if (open.stream().map(job -> job.job().state()).anyMatch(JobState::active)) {
            screens.ask(
                    open.size() == 1
                            ? messages.get("ask.cancel", nameOf(open.getFirst()))
                            : messages.get("ask.cancel.many", open.size()),
                    messages.get("ask.cancel.detail"),
                    messages.get("ask.cancel.yes"),
                    cancel);
        } else {
            cancel.run();
        }
    }

    void remove(List<JobSnapshot> jobs) {
        List<JobSnapshot> active = jobs.stream().filter(job -> job.job().state().active()).toList();
        if (!active.isEmpty()) {
            askToRemove(active, jobs);
        } else if (!jobs.isEmpty()) {
            hide(jobs);
        }
    }

    private void askToRemove(List<JobSnapshot> active, List<JobSnapshot> jobs) {
        List<JobId> ids = idsOf(jobs);
        List<JobId> running = idsOf(active);
        screens.ask(
                active.size() == 1
                        ? messages.get("ask.remove", nameOf(active.getFirst()))
                        : messages.get("ask.remove.many", active.size()),
                messages.get("ask.remove.detail"),
                messages.get("ask.remove.yes"),
                () ->
                        calls.run(() -> {
                            calls.engine().control(new Command.Cancel(), running);
                            return calls.engine().control(new Command.Remove(), ids);
                        }));
    }

    private void hide(List<JobSnapshot> jobs) {
        List<JobId> ids = idsOf(jobs);
        List<JobId> stopped = mayBegin(jobs);
        queue.hide(ids);
        hidden.addAll(ids);
        if (!stopped.isEmpty()) {
            // Its turn would come unseen, and what is being worked on can't be removed any more.
            calls.control(new Command.Pause(), stopped);
        }
        screens.offerUndo(
                jobs.size() == 1
                        ? messages.get("removed.one", nameOf(jobs.getFirst()))
                        : messages.get("removed.many", jobs.size()),
                () -> {
                    forget(ids);
                    queue.followOrder();
                    queue.unhide(ids);
                    if (!stopped.isEmpty()) {
                        calls.control(new Command.Resume(), stopped);
                    }
                },
                () -> {
                    if (forget(ids)) {
                        calls.remove(ids, queue::unhide);
                    }
                });
    }

    /** Those that the engine may begin by itself; outside of the hours of the queue none. */
    private List<JobId> mayBegin(List<JobSnapshot> jobs) {
        return queue.newest().flatMap(EngineSnapshot::closedUntil).isPresent()
                ? List.of()
                : idsOf(jobs.stream().filter(job -> job.job().state() == JobState.QUEUED).toList());
    }

    /** Whether any of them was hidden still. */
    private boolean forget(List<JobId> ids) {
        boolean any = false;
        for (JobId id : ids) {
            any |= hidden.remove(id);
        }
        return any;
    }

    /** Commits what could still have been undone. */
    void settle() {
        List<JobId> jobs = List.copyOf(hidden);
        hidden.clear();
        if (!jobs.isEmpty()) {
            calls.remove(jobs, queue::unhide);
        }
    }

    private static List<JobId> idsOf(List<JobSnapshot> jobs) {
        return jobs.stream().map(job -> job.job().id()).toList();
    }

    private static String nameOf(JobSnapshot job) {
        return Foreign.briefName(job.job().request().name());
    }
}
