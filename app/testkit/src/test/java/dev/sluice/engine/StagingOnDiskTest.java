package dev.sluice.engine;

import static dev.sluice.testkit.FakePipeline.aPipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.link.HomeFolder;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.engine.schedule.LocalEngine;
import dev.sluice.engine.schedule.Ports;
import dev.sluice.engine.store.StoreFailure;
import dev.sluice.testkit.FakePipeline;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A chosen staging folder on a real disk. */
@Timeout(60)
class StagingOnDiskTest {
    @TempDir Path temporary;

    private final MemoryJobStore store = new MemoryJobStore();
    private final CompletableFuture<Path> first = new CompletableFuture<>();
    private final CompletableFuture<Path> second = new CompletableFuture<>();
    private final CompletableFuture<String> kept = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    private Path home() {
        return temporary.resolve("home");
    }

    private Engine engine(Limits limits, FakePipeline pipeline) {
        return new LocalEngine(
                Ports.real(home(), new SplittableRandom(3)),
                store,
                List.of(pipeline),
                EngineConfig.forCores(2).with(limits));
    }

    private static JobId submit(Engine engine) throws Exception {
        JobRequest request = FakePipeline.aRequest("staged");
        JobId job =
                engine.submit(
                                new Submission(
                                        List.of(request),
                                        Optional.empty(),
                                        0,
                                        Submission.Start.QUEUED))
                        .jobs()
                        .getFirst()
                        .id();
        engine.activateAll();
        return job;
    }

    @Test
    void aJobGoesOnInItsFolderAtTheNextStartAndLeavesNothingThere() throws Exception {
        Path big = temporary.resolve("big");
        FakePipeline stopped =
                aPipeline()
                        .lookingAt(context -> first.complete(context.stagingFolder()))
                        .then(
                                "compress",
                                context -> {
                                    while (true) {
                                        context.stop().check();
                                        Thread.sleep(5);
                                    }
                                });
        try (Engine engine = engine(Limits.NONE, stopped)) {
            engine.setLimits(Limits.ofStagingFolder(Optional.of(big)));
            JobId job = submit(engine);
            Path folder = first.get(30, TimeUnit.SECONDS);
            assertThat(folder).startsWith(big).isDirectory();
            assertThat(new HomeFolder(home()).stagingOf(job)).isEqualTo(folder);
            Files.writeString(folder.resolve("part-0"), "half of it");
        }

        FakePipeline goingOn =
                aPipeline()
                        .lookingAt(context -> second.complete(context.stagingFolder()))
                        .then(
                                "compress",
                                context -> {
                                    // Looked at here, because all of it is gone at the end.
                                    kept.complete(
                                            Files.readString(second.join().resolve("part-0")));
                                    return Outcome.done();
                                });
        try (Engine engine = engine(Limits.NONE, goingOn)) {
            engine.subscribe(
                    sample ->
                            sample.jobs().stream()
                                    .filter(job -> job.job().state().ended())
                                    .forEach(_ -> ended.complete(true)),
                    _ -> {});
            engine.activateAll();
            assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo(first.get());
            assertThat(kept.get(30, TimeUnit.SECONDS)).isEqualTo("half of it");
            assertThat(ended.get(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(first.get()).doesNotExist();
        // The folder is the person's; what was made in it is ours.
        assertThat(big).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeMadeIsRefusedAndNothingChanges() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        try (Engine engine = engine(Limits.NONE, aPipeline().then("x", _ -> Outcome.done()))) {
            Limits inAFile = Limits.ofStagingFolder(Optional.of(file.resolve("in it")));
            assertThatThrownBy(() -> engine.setLimits(inAFile))
                    .isInstanceOf(StoreFailure.class)
                    .hasMessageContaining("can't be used for staging");
            assertThat(engine.snapshot().staging().folder()).isEmpty();
        }
    }
}
