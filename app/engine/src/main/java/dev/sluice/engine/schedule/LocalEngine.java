package dev.sluice.engine.schedule;

import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.Limits;
import dev.sluice.engine.Submission;
import dev.sluice.engine.Submitted;
import dev.sluice.engine.WorkingHours;
import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PauseReason;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.progress.JobTimeline;
import dev.sluice.engine.store.FailureCluster;
import dev.sluice.engine.store.FailureQuery;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.engine.store.HistoryPage;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.StoreFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The engine in this process. Callers' threads hand everything to the loop and wait for its answer.
 */
public final class LocalEngine implements Engine {
    private static final Logger LOG = LoggerFactory.getLogger(LocalEngine.class);
    private static final long CLOSE_SECONDS = 10;

    private final Ports ports;
    private final JobStore store;
    private final Scheduler scheduler;
    private final Commands commands;
    private final IdSource ids;
    private final QueueOrder order;
    private final LimitsMemory memory;
    private final HourKeeper hours;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Opens an engine over a store that this process owns; jobs an earlier instance left running
     * are put back.
     *
     * @param store closed by the caller, after the engine
     */
    public LocalEngine(Ports ports, JobStore store, List<Pipeline> pipelines, EngineConfig config) {
        this(ports, store, pipelines, config, LimitsMemory.NONE);
    }

    /**
     * The same, and keeps limits that a person chooses.
     *
     * @param config what was kept is in it already
     */
    public LocalEngine(
            Ports ports,
            JobStore store,
            List<Pipeline> pipelines,
            EngineConfig config,
            LimitsMemory memory) {
        this.memory = memory;
        this.ports = ports;
        this.store = store;
        this.scheduler = new Scheduler(ports, store, pipelines, config);
        this.commands = new Commands(scheduler);
        this.hours = new HourKeeper(scheduler, commands);
        this.ids = new IdSource(ports.random());
        this.order = new QueueOrder(scheduler.book);
        onLoop(() -> {
            scheduler.recover();
            scheduler.sampler.sample();
            return true;
        });
    }

    /** For a measurement: nobody reads counters from now on, and no sample is told. */
    void rest() {
        onLoop(() -> {
            scheduler.sampler.rest();
            return true;
        });
    }

    @Override
    public Submitted submit(Submission submission) throws InvalidOption {
        for (JobRequest request : submission.requests()) {
            Pipeline pipeline =
                    scheduler
                            .pipeline(request.pipeline())
                            .orElseThrow(() ->
                                    new InvalidOption(
                                            "pipeline",
                                            "There is no pipeline '" + request.pipeline() + "'."));
            pipeline.validate(request, Options.parse(pipeline.options(), request.options()));
        }
        CompletableFuture<Submitted> answer = new CompletableFuture<>();
        ports.loop().post(() -> add(submission, answer));
        return wait(answer);
    }

    private void add(Submission submission, CompletableFuture<Submitted> answer) {
        Instant now = scheduler.now();
        Optional<Group> group =
                submission
                        .groupName()
                        .map(name -> new Group(ids.nextGroup(scheduler.book::isTaken), name, now));
        group.ifPresent(scheduler.book::addGroup);
        int count = submission.requests().size();
        long position =
                submission.start() == Submission.Start.NOW
                        ? order.atFront() - (count - 1) * QueueOrder.GAP
                        : order.atEnd();
        boolean paused = submission.start() == Submission.Start.PAUSED;
        List<Job> added = new ArrayList<>();
        for (JobRequest request : submission.requests()) {
            Job job =
                    new Job(
                            ids.nextJob(scheduler.book::isTaken),
                            group.map(Group::id),
                            request,
                            paused ? JobState.PAUSED : JobState.QUEUED,
                            submission.priority(),
                            position,
                            now,
                            Optional.empty(),
                            Optional.empty(),
                            Duration.ZERO,
                            paused ? Optional.of(PauseReason.BY_USER) : Optional.empty(),
                            Optional.empty(),
                            1);
            position += QueueOrder.GAP;
            added.add(job);
            scheduler.book.addJob(
                    job,
                    _ -> {
                        if (job.id().equals(added.getLast().id())) {
                            scheduler.sampler.sample();
                            answer.complete(new Submitted(group, added));
                            scheduler.dispatch();
                        }
                    });
        }
    }

    @Override
    public List<CommandResult> control(Command command, List<JobId> jobs) {
        List<CompletableFuture<CommandResult>> answers = new ArrayList<>();
        for (JobId job : jobs) {
            CompletableFuture<CommandResult> answer = new CompletableFuture<>();
            answers.add(answer);
            ports.loop().post(() -> commands.give(command, job, answer::complete));
        }
        List<CommandResult> results = answers.stream().map(this::wait).toList();
        onLoop(() -> {
            scheduler.sampler.sample();
            scheduler.sampler.changed();
            return true;
        });
        return results;
    }

    @Override
    public void activate(List<JobId> jobs) {
        ports.loop().post(() -> jobs.forEach(scheduler::activate));
    }

    @Override
    public void activateAll() {
        ports.loop().post(scheduler::activateAll);
    }

    @Override
    public EngineSnapshot snapshot() {
        return scheduler.sampler.newest();
    }

    @Override
    public Subscription subscribe(Consumer<EngineSnapshot> samples, Consumer<EngineEvent> events) {
        Runnable undo = scheduler.telling.add(samples, events);
        return undo::run;
    }

    @Override
    public List<JobItems.Entry> items(JobId job, ItemQuery query) {
        return store.items(job, query);
    }

    @Override
    public List<FailureRecord> failures(JobId job, FailureQuery query) {
        return store.failures(job, query);
    }

    @Override
    public List<FailureCluster> failureClusters(JobId job, int limit) {
        return store.failureClusters(job, limit);
    }

    @Override
    public Optional<JobTimeline> timeline(JobId job) {
        return onLoop(() -> scheduler.book.find(job).map(scheduler.sampler::timeline));
    }

    @Override
    public HistoryPage history(HistoryQuery query) {
        return store.history(query);
    }

    @Override
    public void setPermits(LaneId lane, int permits) {
        ports.loop()
                .post(() -> {
                    scheduler.permits.limit(lane, permits);
                    scheduler.dispatch();
                });
    }

    @Override
    public void setLimits(Limits limits) {
        Optional<Path> folder = limits.stagingFolder(scheduler.folders.chosen());
        if (limits.stagingFolder().isPresent()) {
            folder.ifPresent(this::prepare);
        }
        onLoop(() -> {
            Path before = scheduler.folders.root();
            scheduler.folders.choose(folder);
            if (!before.equals(scheduler.folders.root())) {
                scheduler
                        .ports
                        .workers()
                        .startComputing(
                                "sweep staging", () -> scheduler.removal.rootIfLeft(before));
            }
            limits.permits()
                    .forEach((lane, count) -> scheduler.permits.limit(new LaneId(lane), count));
            limits.stagingBudgetBytes().ifPresent(scheduler.staging::budget);
            scheduler.dispatch();
            scheduler.sampler.sample();
            scheduler.sampler.changed();
            return true;
        });
        memory.remember(limits);
    }

    private void prepare(Path stagingFolder) {
        try {
            scheduler.folders.prepare(stagingFolder);
        } catch (IOException e) {
            throw new StoreFailure(
                    "The folder "
                            + stagingFolder
                            + " can't be used for staging. Check the room on its disk and the"
                            + " folder's permissions.",
                    false,
                    e);
        }
    }

    @Override
    public void keepTo(WorkingHours next) {
        onLoop(() -> {
            hours.keepTo(next);
            return true;
        });
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        List<CompletableFuture<CommandResult>> stops =
                onLoop(() -> {
                    scheduler.closing();
                    List<CompletableFuture<CommandResult>> answers = new ArrayList<>();
                    for (JobEntry entry : scheduler.book.unfinished()) {
                        if (entry.active.isPresent()) {
                            CompletableFuture<CommandResult> answer = new CompletableFuture<>();
                            answers.add(answer);
                            commands.give(
                                    new Command.Interrupt(), entry.job.id(), answer::complete);
                        }
                    }
                    return answers;
                });
        try {
            ports.loop()
                    .await(
                            CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new))
                                    .orTimeout(CLOSE_SECONDS, TimeUnit.SECONDS));
        } catch (CompletionException e) {
            LOG.warn("Some work did not stop in time; it will be put back at the next start.", e);
        }
        ports.loop().close();
        ports.workers().close();
    }

    private <T> T onLoop(Callable<T> task) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        ports.loop()
                .post(() -> {
                    try {
                        answer.complete(task.call());
                    } catch (Exception e) {
                        answer.completeExceptionally(e);
                    }
                });
        return wait(answer);
    }

    private <T> T wait(CompletableFuture<T> answer) {
        try {
            return ports.loop().await(answer);
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
