package dev.sluice.desktop.window;

import dev.sluice.desktop.queue.QueueRow;
import dev.sluice.desktop.queue.QueueViewModel;
import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Changes what comes before what in the queue. FX thread. */
final class OrderCommands {
    private final EngineCalls calls;
    private final QueueViewModel queue;

    OrderCommands(EngineCalls calls, QueueViewModel queue) {
        this.calls = calls;
        this.queue = queue;
    }

    /** Moves {@code jobs} by one place. */
    void step(List<JobSnapshot> jobs, boolean up) {
        reorder(Reordering.step(queue.waiting(), idsOf(jobs), up));
    }

    /** Puts {@code rows} beside another. */
    void place(List<QueueRow> rows, QueueRow target, boolean after) {
        List<JobSnapshot> at = queue.jobsOf(target);
        if (!at.isEmpty()) {
            JobId beside = edge(at, after);
            Set<JobId> ids =
                    idsOf(rows.stream().flatMap(row -> queue.jobsOf(row).stream()).toList());
            reorder(Reordering.place(queue.waiting(), ids, beside, after));
        }
    }

    /**
     * The first or last of {@code jobs} in the order of turns. What has ended stands nowhere in it,
     * unless all has; before what is being worked on is before all that waits.
     */
    private JobId edge(List<JobSnapshot> jobs, boolean last) {
        Optional<JobId> active =
                jobs.stream()
                        .map(JobSnapshot::job)
                        .filter(job -> job.state().active())
                        .map(Job::id)
                        .findFirst();
        Set<JobId> ids = idsOf(jobs);
        List<JobId> waiting = queue.waiting().stream().map(Job::id).filter(ids::contains).toList();
        if (waiting.isEmpty() || (active.isPresent() && !last)) {
            return active.orElse((last ? jobs.getLast() : jobs.getFirst()).job().id());
        }
        return last ? waiting.getLast() : waiting.getFirst();
    }

    /** Puts {@code jobs} before all that wait, and lets them go on. */
    void startNow(List<JobSnapshot> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        Set<JobId> ids = idsOf(jobs);
        Optional<Reordering> first =
                queue.waiting().stream()
                        .map(Job::id)
                        .filter(id -> !ids.contains(id))
                        .findFirst()
                        .flatMap(next -> Reordering.place(queue.waiting(), ids, next, false));
        queue.followOrder();
        calls.run(() -> {
            first.ifPresent(this::carryOut);
            return calls.engine().control(new Command.Resume(), List.copyOf(ids));
        });
    }

    void changePriority(List<JobSnapshot> jobs, int by) {
        queue.followOrder();
        Map<Integer, List<JobId>> wanted = new TreeMap<>();
        for (JobSnapshot job : jobs) {
            wanted.computeIfAbsent(job.job().priority() + by, missing -> new ArrayList<>())
                    .add(job.job().id());
        }
        calls.run(() -> {
            List<CommandResult> results = new ArrayList<>();
            wanted.forEach((priority, ids) ->
                    results.addAll(calls.engine().control(new Command.SetPriority(priority), ids)));
            return results;
        });
    }

    private void reorder(Optional<Reordering> reordering) {
        reordering.ifPresent(wanted -> {
            queue.followOrder();
            calls.run(() -> carryOut(wanted));
        });
    }

    private List<CommandResult> carryOut(Reordering wanted) {
        List<JobId> ids = wanted.jobs().stream().map(Job::id).toList();
        wanted.priority()
                .ifPresent(
                        priority -> calls.engine().control(new Command.SetPriority(priority), ids));
        return calls.engine().control(new Command.MoveBefore(wanted.before()), ids);
    }

    private static Set<JobId> idsOf(List<JobSnapshot> jobs) {
        return jobs.stream().map(job -> job.job().id()).collect(Collectors.toSet());
    }
}
