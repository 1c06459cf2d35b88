package dev.sluice.engine.schedule;

import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.store.JobStore;
import dev.sluice.testkit.FakeDisk;
import dev.sluice.testkit.FakePipeline;
import dev.sluice.testkit.ManualTime;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A scheduler whose commands wait for nobody, so that a test can put them between any two steps.
 */
final class HandDriven {
    static final EngineConfig CONFIG = EngineConfig.forCores(2);

    final ManualTime time = new ManualTime();
    final FakeDisk disk = new FakeDisk();
    final List<CommandResult> answers = new ArrayList<>();
    final Scheduler scheduler;
    final Commands commands;
    private final JobStore store;
    private int jobs;

    HandDriven(JobStore store, Pipeline pipeline, EngineConfig config) {
        this(store, pipeline, config, time -> time);
    }

    /**
     * The same.
     *
     * @param workers made of the time, which would run all work itself
     */
    HandDriven(
            JobStore store,
            Pipeline pipeline,
            EngineConfig config,
            Function<ManualTime, Workers> workers) {
        this.store = store;
        Ports ports =
                new Ports(
                        time.clock(),
                        time,
                        time,
                        workers.apply(time),
                        disk,
                        new SplittableRandom(7),
                        Path.of("home"),
                        Path.of("home", "staging"));
        scheduler = new Scheduler(ports, store, List.of(pipeline), config);
        commands = new Commands(scheduler);
    }

    /** Reads what is in the store and works on all of it. */
    HandDriven start() {
        scheduler.recover();
        scheduler.activateAll();
        return this;
    }

    JobId add() {
        jobs++;
        JobId id = new JobId("j-000" + jobs);
        Job job =
                new Job(
                        id,
                        Optional.empty(),
                        FakePipeline.aRequest("job " + jobs),
                        JobState.QUEUED,
                        0,
                        jobs * QueueOrder.GAP,
                        Instant.EPOCH,
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ZERO,
                        Optional.empty(),
                        Optional.empty(),
                        1);
        scheduler.book.addJob(job, _ -> scheduler.dispatch());
        return id;
    }

    void tell(Command command, JobId job) {
        commands.give(command, job, answers::add);
    }

    void until(BooleanSupplier holds) {
        time.runUntil(holds);
    }

    void run() {
        time.run(Duration.ofMinutes(3));
    }

    /** The job's state as committed. */
    JobState state(JobId job) {
        return row(job).state();
    }

    Job row(JobId job) {
        return store.job(job).orElseThrow().job();
    }

    Optional<ActiveJob> active(JobId job) {
        return scheduler.book.find(job).flatMap(entry -> entry.active);
    }

    /** Whether something of the job runs on a worker. */
    boolean works(JobId job) {
        return active(job).filter(ActiveJob::anythingInHand).isPresent();
    }

    boolean windsDown(JobId job) {
        return active(job).filter(it -> it.windingDown).isPresent();
    }
}
