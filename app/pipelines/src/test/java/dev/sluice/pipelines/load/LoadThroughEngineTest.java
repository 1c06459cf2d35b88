package dev.sluice.pipelines.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.Command;
import dev.sluice.engine.Engine;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.engine.schedule.LocalEngine;
import dev.sluice.engine.schedule.Ports;
import dev.sluice.engine.store.JobStore;
import dev.sluice.pipelines.load.sample.SampleData;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Load as the engine runs it: phases overlapping, stopped and begun again. */
@Timeout(120)
class LoadThroughEngineTest {
    private static final long ROWS = 40_000;

    @TempDir Path temporary;
    private LoadHarness harness;
    private JobStore store;

    @BeforeEach
    void setUp() throws Exception {
        harness = new LoadHarness(temporary);
        store = new MemoryJobStore();
    }

    private Engine engine() {
        return new LocalEngine(
                Ports.real(harness.home, new Random(1)),
                store,
                List.of(new LoadPipeline()),
                EngineConfig.forCores(2));
    }

    private Submission sample() throws Exception {
        List<Path> files = SampleData.create(harness.folder, ROWS);
        return new Submission(
                List.of(SampleData.request(files, "duckdb:" + harness.database)),
                Optional.empty(),
                0,
                Submission.Start.QUEUED);
    }

    private static void await(Engine engine, JobId job, Predicate<JobSnapshot> reached)
            throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        try (var _ =
                engine.subscribe(
                        snapshot ->
                                snapshot.jobs().stream()
                                        .filter(j -> j.job().id().equals(job))
                                        .filter(reached)
                                        .findFirst()
                                        .ifPresent(j -> latch.countDown()),
                        event -> {})) {
            if (engine.snapshot().job(job).filter(reached).isPresent()) {
                return;
            }
            assertThat(latch.await(100, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static boolean ended(JobSnapshot snapshot) {
        return snapshot.job().state() == JobState.SUCCEEDED
                || snapshot.job().state() == JobState.COMPLETED_WITH_FAILURES
                || snapshot.job().state() == JobState.FAILED;
    }

    @Test
    void sampleRunsThroughAllPhasesAndIsInTheTableExactly() throws Exception {
        try (Engine engine = engine()) {
            Job job = engine.submit(sample()).jobs().getFirst();
            engine.activateAll();
            await(engine, job.id(), LoadThroughEngineTest::ended);
            assertThat(store.job(job.id()).orElseThrow().job().state())
                    .isEqualTo(JobState.SUCCEEDED);
            assertThat(
                            harness.home
                                    .resolve("jobs")
                                    .resolve(job.id().value())
                                    .resolve("manifest.json"))
                    .exists();
        }
        assertExact();
    }

    @Test
    void pausedAndResumedJobLoadsNothingTwiceAndLosesNothing() throws Exception {
        JobId id;
        try (Engine engine = engine()) {
            id = engine.submit(sample()).jobs().getFirst().id();
            engine.activateAll();
            await(engine, id, j -> j.job().state() == JobState.RUNNING);
            engine.control(new Command.Pause(), List.of(id));
        }
        try (Engine engine = engine()) {
            engine.control(new Command.Resume(), List.of(id));
            engine.activateAll();
            await(engine, id, LoadThroughEngineTest::ended);
        }
        assertExact();
    }

    private void assertExact() throws Exception {
        long rows = 0;
        long ids = 0;
        try (var files = Files.list(harness.folder)) {
            for (Path file : files.toList()) {
                for (String line : Files.readAllLines(file)) {
                    String[] fields = line.split("\t", -1);
                    if (fields.length == 12 && !fields[0].equals("order_id")) {
                        rows++;
                        ids += Long.parseLong(fields[0]);
                    }
                }
            }
        }
        assertThat(rows).isEqualTo(3 * ROWS - 1);
        assertThat(harness.query("SELECT count(*), sum(order_id) FROM sample_orders"))
                .containsExactly(rows + "|" + ids);
    }
}
