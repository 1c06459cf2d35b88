package dev.sluice.bench.queue;

import dev.sluice.bench.Scratch;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.engine.schedule.LocalEngine;
import dev.sluice.engine.schedule.Ports;
import dev.sluice.engine.store.sqlite.SqliteJobStore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/**
 * Jobs of 10,000 and of a million items through the durable store: item-phases a second, the heap
 * that is left after collection in mid-work, and how soon a start after a stop in mid-work can be
 * used. Prints one table.
 *
 * <p>{@code mvn -q -pl app/bench -am -DskipTests process-classes exec:exec@items}
 */
public final class ManyItems {
    private static final int FEW = 10_000;
    private static final double NANOS = 1e9;

    private ManyItems() {}

    /**
     * Runs the measurement.
     *
     * @param arguments the larger number of items; a million if left out
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int many = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        measure(FEW); // Warms up what both measure.
        Figures few = measure(FEW);
        Figures most = measure(many);
        System.out.printf(
                Locale.ROOT,
                """
                %,10d items: %,8.0f item-phases/s, heap in mid-work %5.1f MB
                %,10d items: %,8.0f item-phases/s, heap in mid-work %5.1f MB
                speed %.2f of that with few items (at least 0.9); heap %.2f times (at most 1.3)
                a start in mid-work is usable after %.2f s (at most 2)
                """,
                few.items(),
                few.itemPhasesPerSecond(),
                few.heapMegabytes(),
                most.items(),
                most.itemPhasesPerSecond(),
                most.heapMegabytes(),
                most.itemPhasesPerSecond() / few.itemPhasesPerSecond(),
                most.heapMegabytes() / few.heapMegabytes(),
                most.restartSeconds());
    }

    private record Figures(
            int items, double itemPhasesPerSecond, double heapMegabytes, double restartSeconds) {}

    private static Figures measure(int items) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("sluice-bench-");
        try {
            IdlePipeline pipeline = new IdlePipeline(items);
            Stretch first = work(home, pipeline, job -> ended(job) >= items / 2, true);
            long restarted = System.nanoTime();
            Stretch second = work(home, pipeline, job -> job.job().state().ended(), false);
            double restart = (second.usable() - restarted) / NANOS;
            return new Figures(
                    items,
                    IdlePipeline.PHASES * items / (first.seconds() + second.seconds()),
                    first.heapMegabytes(),
                    restart);
        } finally {
            Scratch.remove(home);
        }
    }

    /** From an engine's start to a condition. */
    private record Stretch(long usable, double seconds, double heapMegabytes) {}

    private static Stretch work(
            Path home, IdlePipeline pipeline, Predicate<JobSnapshot> until, boolean submit)
            throws InterruptedException {
        try (SqliteJobStore store = SqliteJobStore.open(home.resolve("queue.db"))) {
            CountDownLatch reached = new CountDownLatch(1);
            LocalEngine engine =
                    new LocalEngine(
                            Ports.real(home, new SplittableRandom(1)),
                            store,
                            List.of(pipeline),
                            EngineConfig.forCores(Runtime.getRuntime().availableProcessors()));
            try {
                long usable = System.nanoTime();
                engine.subscribe(
                        snapshot -> {
                            if (snapshot.jobs().stream().anyMatch(until)) {
                                reached.countDown();
                            }
                        },
                        _ -> {});
                if (submit) {
                    submit(engine);
                }
                engine.activateAll();
                reached.await();
                long end = System.nanoTime();
                return new Stretch(usable, (end - usable) / NANOS, heapAfterCollection());
            } finally {
                engine.close();
            }
        }
    }

    private static JobId submit(LocalEngine engine) {
        try {
            return engine.submit(
                            new Submission(
                                    List.of(
                                            new JobRequest(
                                                    IdlePipeline.ID, "idle", List.of(), Map.of())),
                                    Optional.empty(),
                                    0,
                                    Submission.Start.QUEUED))
                    .jobs()
                    .getFirst()
                    .id();
        } catch (InvalidOption e) {
            throw new IllegalStateException(e);
        }
    }

    private static long ended(JobSnapshot job) {
        return job.progress().items().ended();
    }

    private static double heapAfterCollection() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }
}
