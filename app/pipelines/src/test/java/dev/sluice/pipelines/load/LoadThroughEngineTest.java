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
import java.util.Map;
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

    @Test
    void ofRowsWithOneKeyThatOfTheLastFileWins() throws Exception {
        for (int i = 1; i <= 40; i++) {
            // The earlier files are the larger ones, so that they would be overtaken.
            StringBuilder rows = new StringBuilder("k\tv\n");
            for (int k = 0; k < 4000 - 90 * i; k++) {
                rows.append(k).append('\t').append(i).append('\n');
            }
            harness.write("f%02d.tsv".formatted(i), rows.toString());
        }
        Job wanted = harness.job(List.of(harness.folder), Map.of("key", "k"));
        try (Engine engine = engine()) {
            Submission submission =
                    new Submission(
                            List.of(wanted.request()),
                            Optional.empty(),
                            0,
                            Submission.Start.QUEUED);
            Job job = engine.submit(submission).jobs().getFirst();
            engine.activateAll();
            await(engine, job.id(), LoadThroughEngineTest::ended);
        }
        assertThat(harness.query("SELECT count(*), min(v), max(v) FROM orders WHERE k < 400"))
                .containsExactly("400|40|40");
        assertThat(harness.query("SELECT v FROM orders WHERE k = 3900")).containsExactly("1");
    }

    @Test
    void pauseInsideALargeCopyTakesLessThanASecondAndLeavesNothing() throws Exception {
        List<Path> files = SampleData.create(harness.folder, 1_500_000);
        Job wanted = harness.job(List.of(files.getFirst()), Map.of("skip-check", "true"));
        JobId id;
        try (Engine engine = engine()) {
            id =
                    engine.submit(
                                    new Submission(
                                            List.of(wanted.request()),
                                            Optional.empty(),
                                            0,
                                            Submission.Start.QUEUED))
                            .jobs()
                            .getFirst()
                            .id();
            engine.activateAll();
            await(engine, id, LoadThroughEngineTest::copies);
            long start = System.nanoTime();
            engine.control(new Command.Pause(), List.of(id));
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(1));
        }
        assertThat(harness.query("SELECT count(*) FROM sluice_ledger")).containsExactly("0");
        try (Engine engine = engine()) {
            engine.control(new Command.Resume(), List.of(id));
            engine.activateAll();
            await(engine, id, LoadThroughEngineTest::ended);
        }
        assertThat(harness.query("SELECT count(*) FROM orders")).containsExactly("1500000");
    }

    private static boolean copies(JobSnapshot snapshot) {
        return snapshot.progress().phases().stream()
                .anyMatch(phase -> phase.id().equals(LoadPhases.COPY) && phase.units().done() > 0);
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
