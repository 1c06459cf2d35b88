package dev.sluice.cli.follow;

import dev.sluice.cli.report.Reporter;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.store.FailureRecord;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Lets something happen at each look of a follower, and keeps what it was told. */
final class ScriptedReporter implements Reporter {
    private final Deque<Runnable> script = new ArrayDeque<>();
    private final List<String> ends = new ArrayList<>();
    private int looks;

    /** What happens at the next look that has nothing to do yet. */
    ScriptedReporter then(Runnable action) {
        script.addLast(action);
        return this;
    }

    int looks() {
        return looks;
    }

    /** The jobs that have ended, with their states, in the order in which that was told. */
    List<String> ends() {
        return List.copyOf(ends);
    }

    @Override
    public void progress(List<JobSnapshot> jobs) {
        looks++;
        if (!script.isEmpty()) {
            script.removeFirst().run();
        }
    }

    @Override
    public void ends(JobSnapshot job) {
        ends.add(job.job().id() + " " + job.job().state());
    }

    @Override
    public void note(String sentence) {}

    @Override
    public void begins(Job job) {}

    @Override
    public void queued(Job job) {}

    @Override
    public void failed(Job job, FailureRecord failure) {}

    @Override
    public void groupEnds(Group group, List<JobSnapshot> jobs) {}

    @Override
    public void close() {}
}
