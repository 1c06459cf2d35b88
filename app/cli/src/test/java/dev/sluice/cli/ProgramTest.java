package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.Interrupts;
import dev.sluice.cli.call.Surroundings;
import dev.sluice.cli.report.Snapshots;
import dev.sluice.cli.terminal.Screen;
import dev.sluice.engine.Command;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PauseReason;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.link.EngineGone;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.store.FailureRecord;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;

final class ProgramTest {
    @TempDir private Path folder;

    private final FakeEngine engine = new FakeEngine();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Interrupts interrupts = new Interrupts(() -> {});
    private final AtomicReference<Path> openedHome = new AtomicReference<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lod",
                "--hoem x",
                "load",
                "load missing.tsv --into duckdb:x --table t",
                "load in.tsv --into",
                "load in.tsv --into duckdb:x --table t --tabel u",
                "load in.tsv --into duckdb:x --table t --workers none",
                "load in.tsv --into duckdb:x --table t --priority high",
                "load in.tsv --into duckdb:x --table t --mode fast",
                "load -- --into",
                "pause",
                "pause j-none",
                "run now",
                "jobs all",
                "media link --to place",
                "help nothing"
            })
    void wrongUsageIsOneSentenceAndQueuesNothing(String line) throws IOException {
        Files.writeString(folder.resolve("in.tsv"), "a\tb\n1\t2\n");

        ExitCode code = run(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(code.code()).isEqualTo(2);
        assertThat(errors()).hasSize(1);
        assertThat(errors().getFirst()).startsWith("sluice: ").matches(".*[.?]$");
        assertThat(output()).isEmpty();
        assertThat(engine.submissions).isEmpty();
    }

    @Test
    void pathsBecomeAbsoluteAndFlagsBecomeOptions() throws IOException {
        Files.writeString(folder.resolve("in.tsv"), "a\tb\n1\t2\n");
        engine.then(Snapshots.ended("j-aaaa", JobState.SUCCEEDED, 0));

        ExitCode code =
                run(
                        "load",
                        "--all-text",
                        "--into",
                        "duckdb:shop.duckdb",
                        "--table=orders",
                        "--priority",
                        "7",
                        "--",
                        "in.tsv");

        assertThat(code).isEqualTo(ExitCode.FINE);
        var submission = engine.submissions.getFirst();
        assertThat(submission.priority()).isEqualTo(7);
        var request = submission.requests().getFirst();
        assertThat(request.operands()).containsExactly(folder.resolve("in.tsv").toString());
        assertThat(request.options())
                .containsEntry("into", "duckdb:" + folder.resolve("shop.duckdb"))
                .containsEntry("table", "orders")
                .containsEntry("all-text", "true");
        assertThat(openedHome.get()).isEqualTo(folder.resolve("home"));
    }

    @Test
    void anEmptyNameIsWrongUsageAndNotTheWorkingFolder() {
        ExitCode code = run("load", "", "--into", "duckdb:shop.duckdb", "--table", "orders");

        assertThat(code.code()).isEqualTo(2);
        assertThat(openedHome.get()).isNull();
    }

    @Test
    void theHomeOfTheOptionWinsOverTheVariable() {
        run("jobs", "--home", "elsewhere");

        assertThat(openedHome.get()).isEqualTo(folder.resolve("elsewhere"));
    }

    @Test
    void jsonComesInOrderAndAddsUp() throws IOException {
        Files.writeString(folder.resolve("in.tsv"), "a\tb\n1\t2\n");
        engine.failures.add(
                new FailureRecord(
                        1,
                        Optional.empty(),
                        "b.tsv",
                        new PhaseId("check"),
                        new Failure.Permanent(
                                "Line 3 is bad.", "", Optional.of(new Failure.Place(3, 17))),
                        1,
                        Snapshots.NOON,
                        0));
        engine.then(Snapshots.running("j-aaaa", 2, 5))
                .then(Snapshots.running("j-aaaa", 2, 9))
                .then(Snapshots.ended("j-aaaa", JobState.COMPLETED_WITH_FAILURES, 1));

        ExitCode code = run("load", "in.tsv", "--into", "duckdb:x", "--table", "t", "--json");

        assertThat(code.code()).isEqualTo(3);
        List<JsonNode> lines = json();
        assertThat(lines.getFirst().path("type").asString()).isEqualTo("job");
        assertThat(lines.getFirst().path("group").isNull()).isTrue();
        assertThat(lines.stream().map(line -> line.path("type").asString()))
                .containsSubsequence("job", "progress", "failure", "summary");
        JsonNode summary = lines.getLast();
        assertThat(summary.path("type").asString()).isEqualTo("summary");
        assertThat(summary.path("state").asString()).isEqualTo("completed-with-failures");
        assertThat(summary.path("rows").path("loaded").asLong()).isEqualTo(998);
        JsonNode last = lines.get(lines.size() - 2);
        assertThat(last.path("type").asString()).isIn("progress", "failure");
        for (JsonNode line : lines) {
            if (line.path("type").asString().equals("progress")) {
                line.path("phases").forEach(ProgramTest::addsUp);
            }
        }
        JsonNode failure =
                lines.stream()
                        .filter(line -> line.path("type").asString().equals("failure"))
                        .findFirst()
                        .orElseThrow();
        assertThat(failure.path("line").asLong()).isEqualTo(3);
        assertThat(failure.path("byte").asLong()).isEqualTo(17);
        assertThat(errors()).containsExactly("b.tsv: Line 3 is bad.");
    }

    @Test
    void unknownNumbersAreNull() {
        engine.then(Snapshots.running("j-aaaa", 1, 5));

        run("jobs", "--json");

        JsonNode job = json().getFirst();
        assertThat(job.path("finished").isNull()).isTrue();
        assertThat(job.path("group").isNull()).isTrue();
        assertThat(job.path("items").path("total").asLong()).isEqualTo(39);
    }

    @Test
    void aSignalPausesAndEndsWith130() {
        engine.then(Snapshots.running("j-aaaa", 1, 5));
        engine.onInterrupt(() -> {
            engine.clearSamples();
            engine.then(Snapshots.ended("j-aaaa", JobState.PAUSED, 0));
        });
        Thread signal =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            while (out.size() == 0) {
                                Thread.onSpinWait();
                            }
                            interrupts.interrupt();
                        });

        ExitCode code = run("run", "--json");

        assertThat(code.code()).isEqualTo(130);
        assertThat(signal.isDaemon()).isTrue();
        assertThat(engine.commands).hasAtLeastOneElementOfType(Command.Interrupt.class);
        assertThat(json().getLast().path("state").asString()).isEqualTo("paused");
    }

    @Test
    void pausedByAnotherCommandEndsWith130() {
        engine.then(Snapshots.running("j-aaaa", 1, 5))
                .then(Snapshots.ended("j-aaaa", JobState.PAUSED, 0));

        assertThat(run("run").code()).isEqualTo(130);
        assertThat(output()).contains("paused").contains("sluice resume j-aaaa");
    }

    @Test
    void aJobWithoutAReportIsToldApartByWhetherOneCanStillCome() {
        engine.tell(
                Snapshots.ended("j-aaaa", JobState.FAILED, 0),
                Snapshots.ended("j-bbbb", JobState.PAUSED, 0));

        ExitCode code = run("report", "all");

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(errors())
                .containsExactly(
                        "sluice: Job j-aaaa ended before there was anything to report; 'sluice show"
                                + " j-aaaa' tells how.",
                        "sluice: Job j-bbbb has no report yet; it is written at its end.");
    }

    @Test
    void aReportKeepsControlCharactersOfNamesFromTheTerminal() throws IOException {
        engine.tell(Snapshots.ended("j-aaaa", JobState.FAILED, 1));
        Path rejects = Files.createDirectories(folder.resolve("home/jobs/j-aaaa/rejects"));
        Files.writeString(rejects.resolve("red\u001b[31m.tsv.rejects.csv"), "");

        run("report", "j-aaaa");

        assertThat(output()).contains("red").doesNotContain("\u001b");
    }

    @Test
    void waitingForTheHoursOfAWindowIsSaidOnceAndEndsByItself() {
        engine.rest(Instant.parse("2026-03-02T22:00:00Z"));
        JobSnapshot paused = Snapshots.ended("j-aaaa", JobState.PAUSED, 0);
        JobSnapshot rests =
                new JobSnapshot(
                        paused.job().withPauseReason(Optional.of(PauseReason.OUTSIDE_HOURS)),
                        paused.progress(),
                        paused.elapsed(),
                        Optional.empty());
        engine.then(Snapshots.running("j-aaaa", 1, 5))
                .then(rests)
                .then(rests)
                .then(Snapshots.ended("j-aaaa", JobState.SUCCEEDED, 0));

        assertThat(run("run").code()).isZero();
        assertThat(output() + errors()).containsOnlyOnce("outside the hours of the window's queue");
    }

    @Test
    void aJobWhoseWorkWasCutIsListedAsInterrupted() {
        Job cut =
                Snapshots.aJob("j-aaaa", JobState.QUEUED)
                        .withPauseReason(Optional.of(PauseReason.BY_SIGNAL));
        JobSnapshot waiting = Snapshots.running("j-aaaa", 0, 5);
        engine.tell(Snapshots.snapshot(cut, waiting.progress().items(), List.of()));

        run("jobs");
        assertThat(output()).contains("interrupted").doesNotContain("queued");
        out.reset();
        run("jobs", "--json");
        assertThat(json().getFirst().path("state").asString()).isEqualTo("interrupted");
    }

    @Test
    void aJobIsQueuedAgainWhenTheOwnerEndsBeforeItIsWrittenDown() throws IOException {
        engine.then(Snapshots.ended("j-aaaa", JobState.SUCCEEDED, 0));
        engine.onSubmit(_ -> {
            engine.onSubmit(_ -> {});
            throw new EngineGone("ended");
        });

        assertThat(load()).isEqualTo(ExitCode.FINE);
        assertThat(engine.submissions).hasSize(2);
    }

    @Test
    void aJobIsQueuedOnceWhenTheOwnerEndsBeforeItAnswers() throws IOException {
        engine.onSubmit(submission -> {
            JobSnapshot done = Snapshots.ended("j-aaaa", JobState.SUCCEEDED, 0);
            engine.tell(
                    Snapshots.snapshot(
                            Snapshots.madeNow(done.job(), submission.requests().getFirst()),
                            done.progress().items(),
                            done.progress().phases()));
            throw new EngineGone("ended");
        });

        assertThat(load()).isEqualTo(ExitCode.FINE);
        assertThat(engine.submissions).hasSize(1);
    }

    private ExitCode load() throws IOException {
        Files.writeString(folder.resolve("in.tsv"), "a\tb\n1\t2\n");
        return run("load", "in.tsv", "--into", "duckdb:shop.duckdb", "--table", "orders");
    }

    @Test
    void theWorstJobOfARunDecides() {
        engine.then(Snapshots.running("j-aaaa", 1, 5), Snapshots.running("j-bbbb", 1, 5))
                .then(
                        Snapshots.ended("j-aaaa", JobState.FAILED, 4),
                        Snapshots.ended("j-bbbb", JobState.COMPLETED_WITH_FAILURES, 1));

        assertThat(run("run").code()).isEqualTo(1);
    }

    @Test
    void aGroupEndsWithItsSums() {
        GroupId id = new GroupId("g-aaaa");
        engine.groups.add(new Group(id, "2024", Snapshots.NOON));
        var running = Snapshots.running("j-aaaa", 1, 5);
        var ended = Snapshots.ended("j-aaaa", JobState.SUCCEEDED, 0);
        engine.then(
                        Snapshots.snapshot(
                                Snapshots.inGroup(running.job(), id.value()),
                                running.progress().items(),
                                running.progress().phases()))
                .then(
                        Snapshots.snapshot(
                                Snapshots.inGroup(ended.job(), id.value()),
                                ended.progress().items(),
                                ended.progress().phases()));

        run("run", "--json");

        JsonNode last = json().getLast();
        assertThat(last.path("type").asString()).isEqualTo("summary");
        assertThat(last.path("group").asString()).isEqualTo("g-aaaa");
        assertThat(last.path("items").path("total").asLong()).isEqualTo(4);
        assertThat(last.path("rows").path("read").asLong()).isEqualTo(1000);
    }

    @Test
    void helpAndVersionOpenNothing() {
        assertThat(run("--version")).isEqualTo(ExitCode.FINE);
        assertThat(run("load", "--help")).isEqualTo(ExitCode.FINE);
        assertThat(run("generate-completion")).isEqualTo(ExitCode.FINE);

        assertThat(output()).contains("--max-bad-rows=N|N%").contains("Examples:");
        assertThat(openedHome.get()).isNull();
    }

    private static void addsUp(JsonNode phase) {
        JsonNode items = phase.path("items");
        long sum = 0;
        for (String part : List.of("done", "skipped", "failed", "running", "waiting")) {
            sum += items.path(part).asLong();
        }
        assertThat(sum).isEqualTo(items.path("total").asLong());
    }

    private ExitCode run(String... line) {
        List<Pipeline> pipelines =
                ServiceLoader.load(Pipeline.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        Surroundings surroundings =
                new Surroundings(
                        Map.of("SLUICE_HOME", "home"),
                        folder,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        () -> Screen.none(true),
                        () -> folder.resolve("usual"),
                        pipelines,
                        home -> {
                            openedHome.set(home);
                            return engine;
                        },
                        interrupts,
                        Clock.systemUTC());
        return new Program(surroundings).run(line);
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> errors() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private List<JsonNode> json() {
        return output().lines().map(JsonMapper.shared()::readTree).toList();
    }
}
