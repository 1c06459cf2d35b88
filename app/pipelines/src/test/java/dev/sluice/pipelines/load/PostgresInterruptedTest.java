package dev.sluice.pipelines.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Item;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.PipelineRun;
import dev.sluice.engine.pipeline.StopRequested;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A copy into PostgreSQL that is stopped, cut off or left without an answer. */
@Timeout(120)
final class PostgresInterruptedTest {
    private static final int ROWS = 400_000;

    @TempDir Path temporary;
    private TestDatabase.Postgres database;
    private LoadHarness harness;
    private Path file;

    @BeforeEach
    void setUp() throws Exception {
        database = TestDatabase.Postgres.make();
        harness = new LoadHarness(temporary, database);
        StringBuilder rows = new StringBuilder("id\tname\n");
        for (int i = 0; i < ROWS; i++) {
            rows.append(i).append("\tsomething of some length\n");
        }
        file = harness.write("a.tsv", rows.toString());
    }

    @Test
    void stopWhileItWaitsForATableThatSomebodyHoldsIsPrompt() throws Exception {
        harness.execute("CREATE TABLE orders (id bigint, name text)");
        LoadHarness.Stop stop = new LoadHarness.Stop();
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE orders IN SHARE ROW EXCLUSIVE MODE");
            FutureTask<Outcome> copy = copying(job(Map.of()), stop);
            await("SELECT 1 FROM pg_locks WHERE NOT granted");
            assertThat(stopped(copy, stop)).isLessThan(Duration.ofSeconds(1));
        }
        assertThat(harness.query("SELECT count(*) FROM orders")).containsExactly("0");
    }

    @Test
    void stopInTheMiddleOfTheRowsIsPromptAndKeepsNothing() throws Exception {
        LoadHarness.Stop stop = new LoadHarness.Stop();
        Job job = job(Map.of());
        FutureTask<Outcome> copy = copying(job, stop);
        await("SELECT 1 FROM pg_stat_progress_copy WHERE tuples_processed > 0");
        assertThat(stopped(copy, stop)).isLessThan(Duration.ofSeconds(1));
        assertThat(harness.query("SELECT 1 FROM pg_class WHERE relname = 'orders'")).isEmpty();

        harness.run(job);
        exact();
    }

    @Test
    void connectionThatIsCutInTheMiddleIsTriedAgainFromTheStart() throws Exception {
        Job job = job(Map.of());
        FutureTask<Outcome> copy = copying(job, new LoadHarness.Stop());
        await("SELECT 1 FROM pg_stat_progress_copy WHERE tuples_processed > 0");
        harness.query("SELECT pg_terminate_backend(pid) FROM pg_stat_progress_copy");
        lost(copy);

        harness.run(job);
        exact();
    }

    @Test
    void commitWhoseAnswerIsLostIsNotDoneAgain() throws Exception {
        try (LosesAnswers between = LosesAnswers.before(database.server().port())) {
            String into =
                    "postgresql://sluice@127.0.0.1:%d/%s"
                            .formatted(between.port(), database.name());
            Job job = job(Map.of("into", into));
            FutureTask<Outcome> copy = copying(job, new LoadHarness.Stop());
            lost(copy);
            assertThat(between.lost()).isTrue();

            LoadHarness.Result again = harness.run(job);
            assertThat(again.tallies()).containsEntry("rows.loaded", (long) ROWS);
        }
        exact();
    }

    private void exact() {
        assertThat(harness.query("SELECT count(*), count(DISTINCT id), sum(id) FROM orders"))
                .containsExactly("%1$d|%1$d|%2$d".formatted(ROWS, (long) ROWS * (ROWS - 1) / 2));
        assertThat(harness.query("SELECT count(*), sum(rows) FROM sluice_ledger"))
                .containsExactly("1|" + ROWS);
    }

    private static void lost(FutureTask<Outcome> copy) {
        assertThatThrownBy(copy::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        PhaseFailure.class,
                        e -> {
                            assertThat(e.failure()).isInstanceOf(Failure.Transient.class);
                            assertThat(e.failure().message()).contains("was lost");
                        });
    }

    private static Duration stopped(FutureTask<Outcome> copy, LoadHarness.Stop stop) {
        long asked = System.nanoTime();
        stop.request();
        assertThatThrownBy(copy::get).cause().isInstanceOf(StopRequested.class);
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    private Job job(Map<String, String> options) {
        return harness.job(List.of(file), options);
    }

    /** Checks the file and begins to copy it. */
    private FutureTask<Outcome> copying(Job job, LoadHarness.Stop stop) throws Exception {
        Item item =
                new Item(
                        new ItemId(1),
                        job.id(),
                        1,
                        file.toString(),
                        "a.tsv",
                        java.nio.file.Files.size(file),
                        Map.of());
        LoadHarness.Context context = new LoadHarness.Context(Optional.of(item), stop, List.of());
        PipelineRun run = new LoadPipeline().open(harness.context(job, new LoadHarness.Stop()));
        run.phase(LoadPhases.CHECK).run(context);
        Callable<Outcome> copying =
                () -> {
                    try (run) {
                        return run.phase(LoadPhases.COPY).run(context);
                    }
                };
        FutureTask<Outcome> copy = new FutureTask<>(copying);
        Thread.ofPlatform().daemon().start(copy);
        return copy;
    }

    /** Asks the server until it answers with a row. */
    private void await(String query) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            while (true) {
                try (var rows = statement.executeQuery(query)) {
                    if (rows.next()) {
                        return;
                    }
                }
            }
        }
    }
}
