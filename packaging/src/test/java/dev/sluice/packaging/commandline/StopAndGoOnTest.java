package dev.sluice.packaging.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.program.Ended;
import dev.sluice.testkit.program.JsonValue;
import dev.sluice.testkit.program.RunningProgram;
import dev.sluice.testkit.program.Signal;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher under test is a shell script")
final class StopAndGoOnTest {
    private static final int FILES = 15;
    private static final long ROWS_A_FILE = 200_000;
    private static final long ROWS = FILES * ROWS_A_FILE;
    private static final Duration PROMPT = Duration.ofSeconds(10);

    @TempDir Path folder;
    private Workplace at = new Workplace(Path.of(""));

    /** Enough to be caught in the middle of, also by a command that takes two seconds to begin. */
    @BeforeEach
    void layFilesThatTakeAWhile() throws IOException {
        at = new Workplace(folder);
        Path in = Files.createDirectory(folder.resolve("in"));
        for (int file = 0; file < FILES; file++) {
            try (BufferedWriter out = Files.newBufferedWriter(in.resolve("part" + file + ".tsv"))) {
                out.write("id\tname\tnote\n");
                for (long row = 0; row < ROWS_A_FILE; row++) {
                    long id = file * ROWS_A_FILE + row;
                    out.write(id + "\tname of " + id + "\tsome more words for row " + id + "\n");
                }
            }
        }
    }

    @Test
    void aJobThatIsStoppedByEverySignalIsFinishedExactly() throws Exception {
        String job;
        try (RunningProgram load = startLoad()) {
            job = awaitWork(load);
            load.send(Signal.TERM);
            assertPaused(load, job);
        }
        try (RunningProgram resume = at.start("resume", job, "--json")) {
            awaitWork(resume);
            resume.send(Signal.INT);
            assertPaused(resume, job);
        }
        try (RunningProgram run = at.start("run", "--json")) {
            awaitWork(run);
            run.send(Signal.KILL);
            assertThat(run.awaitEnd(Workplace.PATIENCE).code()).isEqualTo(137);
        }
        assertThat(at.state(job)).isEqualTo("interrupted");

        Ended ended = at.sluice("run", "--json");

        Promises.check(ended);
        assertFinishedExactly(ended, job);
    }

    @Test
    void aJobPausedFromASecondTerminalStaysPausedUntilItIsResumed() throws Exception {
        String job;
        try (RunningProgram load = startLoad()) {
            job = awaitWork(load);
            Ended pause = at.sluice("pause", job);
            assertThat(pause.code()).as(pause.said()).isZero();
            assertPaused(load, job);
        }
        assertThat(at.state(job)).isEqualTo("paused");

        Ended run = at.sluice("run", "--json");
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(at.state(job)).isEqualTo("paused");

        Ended ended = at.sluice("resume", job, "--json");
        Promises.check(ended);
        assertFinishedExactly(ended, job);
    }

    @Test
    void aJobCancelledFromASecondTerminalLeavesNothingUnfinished() throws Exception {
        try (RunningProgram load = startLoad()) {
            String job = awaitWork(load);
            assertThat(at.sluice("cancel", job).code()).isZero();
            Ended ended = load.awaitEnd(PROMPT);
            Promises.check(ended);
            assertThat(ended.code()).isEqualTo(130);
            assertThat(ended.last("summary").at("state").text()).isEqualTo("cancelled");
            assertThat(at.state(job)).isEqualTo("cancelled");
            assertThat(at.tree()).noneMatch(path -> path.startsWith("home/staging/" + job));
        }
        // What was finished before stays, in whole files.
        if (!at.query("select 1 from duckdb_tables() where table_name = 't'").isEmpty()) {
            long rows = Long.parseLong(at.query("select count(*) from t").getFirst());
            assertThat(rows % ROWS_A_FILE).isZero();
        }
    }

    private RunningProgram startLoad() throws IOException {
        return at.start(
                "load",
                "in",
                "--into",
                "duckdb:x.duckdb",
                "--table",
                "t",
                "--codec",
                "gzip",
                "--workers",
                "1",
                "--json");
    }

    /** Waits until rows are being worked on; answers with the job's id. */
    private static String awaitWork(RunningProgram program) throws InterruptedException {
        return program.awaitJson(StopAndGoOnTest::works, Workplace.PATIENCE)
                .orElseThrow(() -> new AssertionError(String.join("\n", program.err())))
                .at("job")
                .text();
    }

    private static boolean works(JsonValue line) {
        return line.at("type").isText("progress")
                && line.at("phases").all().stream()
                        .anyMatch(phase ->
                                phase.at("status").isText("active")
                                        && !phase.at("id").isText("files")
                                        && phase.at("items", "running").number() > 0);
    }

    private static void assertPaused(RunningProgram program, String job)
            throws InterruptedException {
        Ended ended = program.awaitEnd(PROMPT);
        Promises.check(ended);
        assertThat(ended.code()).as(ended.said()).isEqualTo(130);
        JsonValue summary = ended.last("summary");
        assertThat(summary.at("job").text()).isEqualTo(job);
        assertThat(summary.at("state").text()).isEqualTo("paused");
    }

    private void assertFinishedExactly(Ended ended, String job) throws Exception {
        assertThat(ended.code()).as(ended.said()).isZero();
        JsonValue summary = ended.last("summary");
        assertThat(summary.at("job").text()).isEqualTo(job);
        assertThat(Workplace.items(summary, "done")).isEqualTo(FILES);
        assertThat(Workplace.rows(summary, "loaded")).isEqualTo(ROWS);
        assertThat(
                        at.query(
                                "select count(*), count(distinct id), sum(id), count(distinct note)"
                                        + " from t"))
                .containsExactly("%d %d %d %d".formatted(ROWS, ROWS, ROWS * (ROWS - 1) / 2, ROWS));
        assertThat(at.query("select sum(rows), count(distinct item) from sluice_ledger"))
                .containsExactly(ROWS + " " + FILES);
    }
}
