package dev.sluice.pipelines.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.Job;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;

/** Jobs that load into one table at the same time. */
@Timeout(120)
abstract class SideBySideContract {
    @TempDir Path temporary;
    LoadHarness harness;

    abstract TestDatabase database(Path folder) throws Exception;

    @BeforeEach
    void setUp() throws Exception {
        harness = new LoadHarness(temporary, database(temporary));
        harness.write("first/a.tsv", "id\tv\n0\tx\n");
        harness.load(Map.of(), harness.folder.resolve("first"));
    }

    @RepeatedTest(5)
    void contentThatThreeJobsHaveIsLoadedByOneOfThem() throws Exception {
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Path file = harness.write("job%d/same.tsv".formatted(i), rows(0, 20_000));
            jobs.add(harness.job(List.of(file), Map.of()));
        }
        List<ItemState> states =
                together(jobs).stream().map(result -> result.state("same.tsv")).toList();
        assertThat(states)
                .containsExactlyInAnyOrder(ItemState.DONE, ItemState.SKIPPED, ItemState.SKIPPED);
        assertThat(harness.query("SELECT count(*), sum(id) FROM orders"))
                .containsExactly("20001|199990000");
    }

    @RepeatedTest(5)
    void filesOfSeveralJobsAreInTheTableOnceEach() throws Exception {
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            List<Path> files = new ArrayList<>();
            for (int f = 0; f < 3; f++) {
                int from = (3 * i + f) * 10_000;
                files.add(harness.write("j%d/f%d.tsv".formatted(i, f), rows(from, 10_000)));
            }
            jobs.add(harness.job(files, Map.of()));
        }
        for (LoadHarness.Result result : together(jobs)) {
            assertThat(result.items().values())
                    .allSatisfy(item -> assertThat(item.state()).isEqualTo(ItemState.DONE));
        }
        assertThat(harness.query("SELECT count(*), count(DISTINCT id), sum(id) FROM orders"))
                .containsExactly("120001|120000|7199940000");
        assertThat(harness.query("SELECT count(*), sum(rows) FROM sluice_ledger"))
                .containsExactly("13|120001");
    }

    private static String rows(int from, int count) {
        StringBuilder rows = new StringBuilder("id\tv\n");
        for (int id = from; id < from + count; id++) {
            rows.append(id).append("\tv").append(id % 7).append('\n');
        }
        return rows.toString();
    }

    /** Runs all jobs, each on a thread of its own, and begins them at the same moment. */
    private List<LoadHarness.Result> together(List<Job> jobs) throws Exception {
        CyclicBarrier start = new CyclicBarrier(jobs.size());
        List<FutureTask<LoadHarness.Result>> running = new ArrayList<>();
        for (Job job : jobs) {
            FutureTask<LoadHarness.Result> task =
                    new FutureTask<>(() -> {
                        start.await();
                        return harness.run(job);
                    });
            Thread.ofPlatform().daemon().start(task);
            running.add(task);
        }
        List<LoadHarness.Result> results = new ArrayList<>();
        for (FutureTask<LoadHarness.Result> task : running) {
            results.add(task.get());
        }
        return results;
    }
}
