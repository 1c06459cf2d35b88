package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.queue.RowState;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.link.Engines;
import dev.sluice.engine.link.HomeFolder;
import dev.sluice.engine.link.Opened;
import dev.sluice.engine.store.JobStore;
import dev.sluice.pipelines.load.LoadPipeline;

import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The window's process is killed in the middle of a job, and the next window takes it on. */
@Tag("display")
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // controls can be made only after the toolkit has started
final class KilledWindowTest {

    private static final int FILES = 40;
    private static final int ROWS_A_FILE = 20_000;
    private static final long ROWS = (long) FILES * ROWS_A_FILE;

    @TempDir Path folder;

    private Stage stage;
    private Optional<WindowOnHome> shown = Optional.empty();

    @Start
    void open(Stage newStage) {
        stage = newStage;
    }

    @AfterEach
    void close() {
        shown.ifPresent(WindowOnHome::close);
    }

    @Test
    void jobOfAKilledWindowGoesOnByItselfToItsExactEnd(FxRobot robot) throws Exception {
        Path home = folder.resolve("home");
        Submission submission = submission(home, files());

        try (WindowProcess process = WindowProcess.start(home)) {
            until(() -> Files.exists(home.resolve("link.json")));
            try (Opened guest = Engines.open(home, KilledWindowTest::refuse)) {
                assertThat(guest.owner()).isFalse();
                Deque<EngineSnapshot> samples = new ConcurrentLinkedDeque<>();
                CountDownLatch underWay = new CountDownLatch(1);
                guest.engine()
                        .subscribe(
                                sample -> {
                                    samples.add(sample);
                                    if (isUnderWay(sample)) {
                                        underWay.countDown();
                                    }
                                },
                                event -> {});
                guest.engine().submit(submission);
                assertThat(underWay.await(60, TimeUnit.SECONDS)).isTrue();
                process.kill();
                assertThat(samples.getLast().jobs())
                        .allSatisfy(job -> assertThat(job.job().state().ended()).isFalse());
            }
        }

        robot.interact(() -> shown = Optional.of(opened(home)));
        until(() -> shown.orElseThrow().rows(RowState.DONE).size() == 1);
        shown.ifPresent(WindowOnHome::close);
        assertThat(numbers(home, "count(*)", "count(DISTINCT id)", "sum(id)"))
                .containsExactly(ROWS, ROWS, ROWS * (ROWS - 1) / 2);
    }

    /** Some files are through and many are not, so that a kill now falls into the work. */
    private static boolean isUnderWay(EngineSnapshot sample) {
        return sample.jobs().stream()
                .anyMatch(job ->
                        job.job().state() == JobState.RUNNING
                                && job.progress().items().done() >= 2
                                && job.progress().items().waiting() >= FILES / 2);
    }

    private WindowOnHome opened(Path home) {
        try {
            return new WindowOnHome(home, stage, new LoadPipeline());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> files() throws Exception {
        List<String> files = new ArrayList<>();
        long id = 0;
        for (int file = 0; file < FILES; file++) {
            StringBuilder text = new StringBuilder("id\tname\n");
            for (int row = 0; row < ROWS_A_FILE; row++) {
                text.append(id).append("\tname of number ").append(id).append('\n');
                id++;
            }
            files.add(Files.writeString(folder.resolve("part-" + file + ".tsv"), text).toString());
        }
        return files;
    }

    private static Submission submission(Path home, List<String> files) {
        return new Submission(
                List.of(
                        new JobRequest(
                                LoadPipeline.ID,
                                "killed",
                                files,
                                Map.of(
                                        "into",
                                        "duckdb:" + home.resolve("warehouse.duckdb"),
                                        "table",
                                        "killed",
                                        "codec",
                                        "zstd"))),
                Optional.empty(),
                0,
                Submission.Start.QUEUED);
    }

    private static List<Long> numbers(Path home, String... expressions) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:duckdb:" + home.resolve("warehouse.duckdb"));
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT " + String.join(", ", expressions) + " FROM killed")) {
            assertThat(rows.next()).isTrue();
            List<Long> numbers = new ArrayList<>();
            for (int column = 1; column <= expressions.length; column++) {
                numbers.add(rows.getLong(column));
            }
            return numbers;
        }
    }

    private static Engine refuse(HomeFolder home, JobStore store) {
        throw new IllegalStateException("The window's process has the home.");
    }
}
