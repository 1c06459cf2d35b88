package dev.sluice.testkit;

import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.Submission;
import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.engine.schedule.LocalEngine;
import dev.sluice.engine.schedule.Ports;
import dev.sluice.engine.store.JobStore;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/** A real engine over a real store contract in time driven by hand. */
public final class ManualEngine {
    private final ManualTime time;
    private final FakeDisk disk;
    private final AtomicBoolean network = new AtomicBoolean(true);
    private final JobStore store;
    private final LocalEngine engine;
    private final List<EngineEvent> events = new ArrayList<>();
    private final List<EngineSnapshot> samples = new ArrayList<>();

    public ManualEngine(
            ManualTime time,
            FakeDisk disk,
            JobStore store,
            Pipeline pipeline,
            EngineConfig config) {
        this.time = time;
        this.disk = disk;
        this.store = store;
        Ports ports =
                new Ports(
                        time.clock(),
                        time,
                        time,
                        time,
                        disk,
                        new SplittableRandom(7),
                        Path.of("home"),
                        Path.of("home", "staging"),
                        network::get);
        engine = new LocalEngine(ports, store, List.of(pipeline), config);
        engine.subscribe(samples::add, events::add);
    }

    /** Two cores, an empty store, a disk with room. */
    public static ManualEngine with(Pipeline pipeline) {
        return new ManualEngine(
                new ManualTime(),
                new FakeDisk(),
                new MemoryJobStore(),
                pipeline,
                EngineConfig.forCores(2));
    }

    public Engine engine() {
        return engine;
    }

    public ManualTime time() {
        return time;
    }

    public FakeDisk disk() {
        return disk;
    }

    /** Whether the machine has a network; it has one until a test says otherwise. */
    public AtomicBoolean network() {
        return network;
    }

    public JobStore store() {
        return store;
    }

    public List<EngineEvent> events() {
        return List.copyOf(events);
    }

    public List<EngineSnapshot> samples() {
        return List.copyOf(samples);
    }

    /** Queues one job and lets it be worked on. */
    public JobId start(String name) {
        return start(name, 0);
    }

    public JobId start(String name, int priority) {
        JobId id = queue(name, priority);
        engine.activate(List.of(id));
        return id;
    }

    public JobId queue(String name, int priority) {
        try {
            return engine.submit(
                            new Submission(
                                    List.of(FakePipeline.aRequest(name)),
                                    Optional.empty(),
                                    priority,
                                    Submission.Start.QUEUED))
                    .jobs()
                    .getFirst()
                    .id();
        } catch (InvalidOption e) {
            throw new AssertionError(e);
        }
    }

    public void run(Duration duration) {
        time.run(duration);
    }

    /** A job as it stands now. */
    public JobSnapshot job(JobId id) {
        return engine.snapshot().job(id).orElseThrow();
    }

    public PhaseProgress phase(JobId id, String phase) {
        return job(id).progress().phases().stream()
                .filter(candidate -> candidate.id().value().equals(phase))
                .findFirst()
                .orElseThrow();
    }
}
