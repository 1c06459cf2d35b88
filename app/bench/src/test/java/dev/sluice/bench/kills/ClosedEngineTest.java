package dev.sluice.bench.kills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.Command;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.engine.schedule.LocalEngine;
import dev.sluice.engine.schedule.Ports;
import dev.sluice.engine.store.sqlite.SqliteJobStore;
import dev.sluice.testkit.program.RunningProgram;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The engine in this process, stopped at random moments. */
final class ClosedEngineTest {
    private static final int STOPS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir private Path folder;

    @Test
    void noThreadIsLeftAfterACancelOrAPauseAndTheClose() throws Exception {
        InputFiles.write(folder.resolve("files"), 3000, 1);
        Random random = new Random(12);
        Set<String> before = threads();
        for (int i = 0; i < STOPS; i++) {
            Command command = i % 2 == 0 ? new Command.Cancel() : new Command.Pause();
            stopOnce(folder.resolve("home-" + i), command, random.nextInt(900));

            assertThat(RunningProgram.await(() -> ours(before).isEmpty(), PATIENCE))
                    .as("threads left after %s: %s", command, ours(before))
                    .isTrue();
        }
    }

    private void stopOnce(Path home, Command command, int millis) throws Exception {
        Files.createDirectories(home);
        Random ids = new Random(millis);
        try (SqliteJobStore store = SqliteJobStore.open(home.resolve("sluice.db"));
                LocalEngine engine =
                        new LocalEngine(
                                Ports.real(home, ids),
                                store,
                                pipelines(),
                                EngineConfig.forCores(2))) {
            JobId job = engine.submit(load(home)).jobs().getFirst().id();
            engine.activateAll();
            TimeUnit.MILLISECONDS.sleep(millis);
            engine.control(command, List.of(job));
        }
    }

    private Submission load(Path home) {
        Map<String, String> options =
                Map.of(
                        "into", "duckdb:" + home.resolve("out.duckdb"),
                        "table", "events",
                        "codec", "gzip",
                        "max-bad-rows", "9",
                        "part-size", "60000");
        JobRequest request =
                new JobRequest(
                        new PipelineId("load"),
                        "events",
                        List.of(folder.resolve("files").toString()),
                        options);
        return new Submission(List.of(request), Optional.empty(), 0, Submission.Start.QUEUED);
    }

    private static List<Pipeline> pipelines() {
        return ServiceLoader.load(Pipeline.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }

    /** Threads that were not there before; the JDK's own come when they are first needed. */
    private static Set<String> ours(Set<String> before) {
        Set<String> now = threads();
        now.removeAll(before);
        now.removeIf(name ->
                name.startsWith("ForkJoinPool")
                        || name.startsWith("CompletableFuture")
                        || name.startsWith("VirtualThread")
                        || name.startsWith("process reaper")
                        || name.contains("Cleaner"));
        return now;
    }
}
