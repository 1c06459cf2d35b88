package dev.sluice.cli;

import dev.sluice.cli.report.Snapshots;
import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.Limits;
import dev.sluice.engine.Submission;
import dev.sluice.engine.Submitted;
import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.link.EngineGone;
import dev.sluice.engine.link.FaceHandler;
import dev.sluice.engine.link.Opened;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.JobTimeline;
import dev.sluice.engine.store.FailureCluster;
import dev.sluice.engine.store.FailureQuery;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.engine.store.HistoryPage;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.engine.store.ItemQuery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** An engine that plays samples in order; the last one stays. */
public final class FakeEngine implements Engine, Opened {
    final List<Submission> submissions = new ArrayList<>();
    public final List<Command> commands = new ArrayList<>();
    final List<FailureRecord> failures = new ArrayList<>();
    final List<Group> groups = new ArrayList<>();
    final List<String> notices = new ArrayList<>();
    private final List<Consumer<EngineSnapshot>> listeners = new ArrayList<>();
    private final Deque<List<JobSnapshot>> samples = new ArrayDeque<>();
    private BiFunction<Command, List<JobId>, List<CommandResult>> answer = FakeEngine::applied;
    private Runnable onInterrupt = () -> {};
    private Runnable onSubscribe = () -> {};
    private Consumer<Submission> onSubmit = _ -> {};
    private boolean gone;
    private Optional<Instant> closedUntil = Optional.empty();

    /** Adds a sample behind those that are there. */
    public FakeEngine then(JobSnapshot... jobs) {
        samples.add(List.of(jobs));
        return this;
    }

    /** Shows this sample from now on, and tells its listeners of it. */
    public void tell(JobSnapshot... jobs) {
        samples.clear();
        samples.add(List.of(jobs));
        List.copyOf(listeners).forEach(listener -> listener.accept(sample(List.of(jobs))));
    }

    /** How many listen to it. */
    public int listeners() {
        return listeners.size();
    }

    /** What happens when somebody has subscribed. */
    public void onSubscribe(Runnable action) {
        onSubscribe = action;
    }

    /** What happens before a submission is answered. */
    void onSubmit(Consumer<Submission> action) {
        onSubmit = action;
    }

    /** The process it runs in ends. */
    public void goAway() {
        gone = true;
    }

    /** What happens when somebody has the jobs paused as a signal would. */
    public void onInterrupt(Runnable action) {
        onInterrupt = action;
    }

    /** From now on it is outside the hours of its queue. */
    void rest(Instant until) {
        closedUntil = Optional.of(until);
    }

    void clearSamples() {
        samples.clear();
    }

    @Override
    public Submitted submit(Submission submission) {
        submissions.add(submission);
        onSubmit.accept(submission);
        return new Submitted(Optional.empty(), List.of(Snapshots.aJob("j-aaaa", JobState.QUEUED)));
    }

    @Override
    public List<CommandResult> control(Command command, List<JobId> jobs) {
        commands.add(command);
        if (command instanceof Command.Interrupt) {
            onInterrupt.run();
        }
        return answer.apply(command, jobs);
    }

    /** How commands are answered from now on. */
    void answer(BiFunction<Command, List<JobId>, List<CommandResult>> newAnswer) {
        answer = newAnswer;
    }

    /** Every command takes effect. */
    static List<CommandResult> applied(Command command, List<JobId> jobs) {
        return jobs.stream()
                .<CommandResult>map(id -> new CommandResult.Applied(id, JobState.PAUSED))
                .toList();
    }

    @Override
    public void activate(List<JobId> jobs) {}

    @Override
    public void activateAll() {}

    @Override
    public EngineSnapshot snapshot() {
        if (gone) {
            throw new EngineGone("ended");
        }
        List<JobSnapshot> now = samples.isEmpty() ? List.of() : samples.getFirst();
        if (samples.size() > 1) {
            samples.removeFirst();
        }
        return sample(now);
    }

    private EngineSnapshot sample(List<JobSnapshot> jobs) {
        return new EngineSnapshot(
                Snapshots.NOON,
                jobs,
                groups,
                List.of(),
                new EngineSnapshot.Staging(0, 0, 0),
                new Eta.Finished(),
                0,
                closedUntil);
    }

    @Override
    public Subscription subscribe(Consumer<EngineSnapshot> taken, Consumer<EngineEvent> events) {
        listeners.add(taken);
        onSubscribe.run();
        return () -> listeners.remove(taken);
    }

    @Override
    public List<JobItems.Entry> items(JobId job, ItemQuery query) {
        return List.of();
    }

    @Override
    public List<FailureRecord> failures(JobId job, FailureQuery query) {
        return failures.stream()
                .filter(f -> f.id() > query.afterId())
                .limit(query.limit())
                .toList();
    }

    @Override
    public List<FailureCluster> failureClusters(JobId job, int limit) {
        return List.of();
    }

    @Override
    public Optional<JobTimeline> timeline(JobId job) {
        return Optional.empty();
    }

    @Override
    public HistoryPage history(HistoryQuery query) {
        return new HistoryPage(List.of(), 0, Optional.empty());
    }

    @Override
    public void setPermits(LaneId lane, int permits) {}

    @Override
    public void setLimits(Limits limits) {}

    @Override
    public Engine engine() {
        return this;
    }

    @Override
    public boolean owner() {
        return true;
    }

    @Override
    public List<String> notices() {
        return notices;
    }

    @Override
    public void register(FaceHandler window) {}

    @Override
    public boolean handOver(List<String> operands) {
        return false;
    }

    @Override
    public void onGone(Runnable action) {}

    @Override
    public void close() {}
}
