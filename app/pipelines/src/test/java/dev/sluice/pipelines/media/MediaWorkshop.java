package dev.sluice.pipelines.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.engine.Engine;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.engine.schedule.LocalEngine;
import dev.sluice.engine.schedule.Ports;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.JobStore;
import dev.sluice.pipelines.tool.ToolName;
import dev.sluice.pipelines.tool.Tools;
import dev.sluice.testkit.MemoryJobStore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A home, a folder of small films made with the real ffmpeg, and jobs on them. */
final class MediaWorkshop {
    final Path films;
    final Path home;
    final Path results;
    final JobStore store = new MemoryJobStore();
    private final Random random = new Random(1);

    MediaWorkshop(Path folder) throws IOException, InterruptedException {
        this.films = Files.createDirectories(folder.resolve("films"));
        this.home = Files.createDirectories(folder.resolve("home"));
        this.results = folder.resolve("results");
        Tools tools = new Tools(home);
        assumeTrue(
                tools.find(ToolName.FFMPEG).isPresent() && tools.find(ToolName.FFPROBE).isPresent(),
                "needs ffmpeg and ffprobe");
    }

    /** Runs ffmpeg on generated pictures and sound; the last argument is a file name in films. */
    Path film(int seconds, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi"));
        command.addAll(List.of("-i", "testsrc=d=%d:s=32x32:r=5".formatted(seconds)));
        command.addAll(List.of("-f", "lavfi", "-i", "sine=d=%d".formatted(seconds)));
        command.addAll(List.of(arguments));
        ffmpeg(command);
        return films.resolve(arguments[arguments.length - 1]);
    }

    void ffmpeg(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(films.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    Engine engine() {
        return new LocalEngine(
                Ports.real(home, random),
                store,
                List.of(new MediaPipeline()),
                EngineConfig.forCores(2));
    }

    Submission request(Map<String, String> options, List<String> operands) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("to", results.toString()));
        all.putAll(options);
        JobRequest request = new JobRequest(MediaPipeline.ID, "films", operands, all);
        MediaPipeline pipeline = new MediaPipeline();
        pipeline.validate(request, Options.parse(pipeline.options(), all));
        return new Submission(List.of(request), Optional.empty(), 0, Submission.Start.QUEUED);
    }

    /** Runs a job to its end. */
    JobId run(Map<String, String> options, Path... operands) throws Exception {
        try (Engine engine = engine()) {
            List<String> named = Stream.of(operands).map(Path::toString).toList();
            JobId job = engine.submit(request(options, named)).jobs().getFirst().id();
            engine.activateAll();
            await(engine, job, snapshot -> snapshot.job().state().ended());
            return job;
        }
    }

    static void await(Engine engine, JobId job, Predicate<JobSnapshot> reached)
            throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        try (var _ =
                engine.subscribe(
                        snapshot ->
                                snapshot.job(job).filter(reached).ifPresent(j -> latch.countDown()),
                        event -> {})) {
            if (engine.snapshot().job(job).filter(reached).isPresent()) {
                return;
            }
            assertThat(latch.await(100, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** How the items of a job ended, by name. */
    Map<String, JobItems.Entry> items(JobId job) {
        Map<String, JobItems.Entry> items = new HashMap<>();
        store.items(job, ItemQuery.all(0, 1000)).forEach(e -> items.put(e.item().name(), e));
        return items;
    }

    JobItems.Entry item(JobId job, String name) {
        return Optional.ofNullable(items(job).get(name))
                .orElseThrow(() -> new AssertionError("No item " + name));
    }

    String failure(JobId job, String name) {
        return item(job, name).failure().map(Failure::message).orElse("no failure of " + name);
    }

    /** The files among the results, relative, sorted. */
    List<String> found() throws IOException {
        try (Stream<Path> all = Files.walk(results)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> results.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** What ffprobe says of a result. */
    String probe(String result, String entries) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                "ffprobe",
                                "-v",
                                "error",
                                "-show_entries",
                                entries,
                                "-of",
                                "default=nw=1",
                                results.resolve(result).toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
