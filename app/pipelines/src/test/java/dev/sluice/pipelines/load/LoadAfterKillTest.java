package dev.sluice.pipelines.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.job.Item;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.PipelineRun;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A phase that was killed before its outcome was known runs again and leaves the same. */
final class LoadAfterKillTest {
    @TempDir Path temporary;
    private LoadHarness harness;
    private Path stage;
    private Path file;

    @BeforeEach
    void setUp() throws Exception {
        harness = new LoadHarness(temporary);
        stage = temporary.resolve("stage");
        file = harness.write("a.tsv", "id\tname\n" + "1\tsomething\n".repeat(5000));
    }

    @Test
    void uploadThatHadSentEverythingCountsTheSameBytesAgain() throws Exception {
        Job job = staged();
        try (PipelineRun run = open(job)) {
            attempt(run, job, LoadPhases.CHECK);
            attempt(run, job, LoadPhases.COMPRESS);
            LoadHarness.Context killed = attempt(run, job, LoadPhases.UPLOAD);
            LoadHarness.Context again = attempt(run, job, LoadPhases.UPLOAD);

            assertThat(again.units.get()).isPositive().isEqualTo(killed.units.get());
            assertThat(again.weight.get()).isEqualTo(killed.weight.get());
        }
    }

    @Test
    void uploadWhosePartsWereDamagedOnTheStageMakesThemAgain() throws Exception {
        Job job = staged();
        try (PipelineRun run = open(job)) {
            attempt(run, job, LoadPhases.CHECK);
            attempt(run, job, LoadPhases.COMPRESS);
            attempt(run, job, LoadPhases.UPLOAD);
            Path part;
            try (var parts = Files.walk(stage)) {
                part = parts.filter(p -> p.toString().endsWith(".zst")).findFirst().orElseThrow();
            }
            Files.writeString(part, "cut");
            attempt(run, job, LoadPhases.UPLOAD);
            attempt(run, job, LoadPhases.COPY);
        }
        assertThat(harness.query("SELECT count(*) FROM orders")).containsExactly("5000");
    }

    @Test
    void jobKilledBehindItsLastPhaseLeavesNoFolderOnTheStage() throws Exception {
        Job job = staged();
        harness.run(job);
        open(job).close();

        try (var left = Files.list(stage)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void halfAClaimOfARejectFileIsMadeWholeAndLeavesNothing() throws Exception {
        harness.write("a.tsv", "id\tname\n1\tx\n2\n");
        Job job = harness.job(List.of(file), Map.of("max-bad-rows", "1"));
        Path folder = harness.home.resolve("jobs").resolve(job.id().value());
        Path profiles = Files.createDirectories(folder.resolve("profiles"));
        Files.createFile(profiles.resolve(".a.tsv.rejects.sluice-tmp"));

        harness.run(job);

        assertThat(names(folder.resolve("rejects"))).containsExactly("a.tsv.rejects.csv");
        assertThat(names(profiles))
                .contains("a.tsv.rejects")
                .noneMatch(name -> name.endsWith(".sluice-tmp"));
    }

    @Test
    void targetThatWasLeftHalfMadeIsMadeAnewUnderItsName() throws Exception {
        Path half = temporary.resolve(".out.duckdb.sluice-tmp");
        Files.writeString(half, "half a database");

        harness.load(Map.of());

        assertThat(harness.query("SELECT count(*) FROM orders")).containsExactly("5000");
        assertThat(names(temporary)).noneMatch(name -> name.contains(".sluice-tmp"));
    }

    @Test
    void targetThatCannotBeMadeLeavesNothingUnderItsName() throws Exception {
        // A folder in the way of the unfinished file, as a full disk would be.
        Files.createDirectories(temporary.resolve(".out.duckdb.sluice-tmp/in-the-way"));

        assertThatThrownBy(() -> harness.load(Map.of())).isInstanceOf(Exception.class);
        assertThat(harness.database).doesNotExist();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private Job staged() {
        return harness.job(List.of(file), Map.of("stage", stage.toString(), "part-size", "10000"));
    }

    private PipelineRun open(Job job) throws Exception {
        return new LoadPipeline().open(harness.context(job, new LoadHarness.Stop()));
    }

    private LoadHarness.Context attempt(PipelineRun run, Job job, PhaseId phase) throws Exception {
        Item item =
                new Item(
                        new ItemId(1),
                        job.id(),
                        1,
                        file.toString(),
                        "a.tsv",
                        Files.size(file),
                        Map.of());
        LoadHarness.Context context =
                new LoadHarness.Context(Optional.of(item), new LoadHarness.Stop(), List.of());
        run.phase(phase).run(context);
        return context;
    }
}
