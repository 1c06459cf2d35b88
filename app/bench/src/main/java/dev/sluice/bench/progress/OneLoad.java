package dev.sluice.bench.progress;

import dev.sluice.cli.report.JsonReporter;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.Submission;
import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.engine.schedule.LocalEngine;
import dev.sluice.engine.schedule.Ports;
import dev.sluice.engine.schedule.Unwatched;
import dev.sluice.engine.store.sqlite.SqliteJobStore;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One load of a folder with all phases on, by an engine of its own. */
final class OneLoad implements AutoCloseable {
    private static final List<String> OWN = List.of("sluice-loop", "sluice-tell-", "sluice-store-");

    private final SqliteJobStore store;
    private final LocalEngine engine;
    private final PrintStream progress;
    private final CompletableFuture<JobState> end = new CompletableFuture<>();
    private final JobRequest request;

    private OneLoad(
            SqliteJobStore store, LocalEngine engine, PrintStream progress, JobRequest request) {
        this.store = store;
        this.engine = engine;
        this.progress = progress;
        this.request = request;
    }

    /**
     * Makes everything ready but does not begin.
     *
     * @param site an empty folder for all that it writes
     * @param watched whether its progress is printed, to a file, as {@code --json} prints it;
     *     otherwise nobody reads a counter
     */
    static OneLoad prepare(Path files, Path site, boolean watched) throws IOException {
        Map<String, String> options =
                Map.of(
                        "into",
                        "duckdb:" + site.resolve("out.duckdb"),
                        "table",
                        "orders",
                        "codec",
                        "zstd",
                        "stage",
                        site.resolve("stage").toString());
        JobRequest request =
                new JobRequest(
                        new PipelineId("load"), "orders", List.of(files.toString()), options);
        PrintStream progress =
                new PrintStream(
                        Files.newOutputStream(site.resolve("progress")),
                        false,
                        StandardCharsets.UTF_8);
        SqliteJobStore store = SqliteJobStore.open(site.resolve("sluice.db"));
        LocalEngine engine =
                new LocalEngine(
                        Ports.real(site, new SplittableRandom(1)),
                        store,
                        ServiceLoader.load(Pipeline.class).stream()
                                .map(ServiceLoader.Provider::get)
                                .toList(),
                        EngineConfig.forCores(Runtime.getRuntime().availableProcessors()));
        OneLoad load = new OneLoad(store, engine, progress, request);
        if (watched) {
            engine.subscribe(load.printing(), load::hear);
        } else {
            engine.subscribe(_ -> {}, load::hear);
            Unwatched.rest(engine);
        }
        return load;
    }

    private Consumer<EngineSnapshot> printing() {
        JsonReporter reporter = new JsonReporter(progress, progress, Clock.systemUTC(), true);
        return sample -> reporter.progress(sample.jobs());
    }

    private void hear(EngineEvent event) {
        if (event instanceof EngineEvent.JobChanged(var job, _) && job.state().ended()) {
            end.complete(job.state());
        }
    }

    /** From the request to the end of the job. */
    void run() {
        Submission submission =
                new Submission(List.of(request), Optional.empty(), 0, Submission.Start.QUEUED);
        try {
            engine.submit(submission);
        } catch (InvalidOption e) {
            throw new IllegalStateException(e);
        }
        engine.activateAll();
        JobState state = end.join();
        if (state != JobState.SUCCEEDED) {
            throw new IllegalStateException("The load is " + state);
        }
    }

    /**
     * CPU seconds so far of the threads that keep the queue, read counters, tell samples and write
     * the store: where progress is paid for, apart from the counting itself.
     */
    double ownCpuSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && OWN.stream().anyMatch(thread.getThreadName()::startsWith)) {
                nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return nanos / 1e9;
    }

    @Override
    public void close() {
        engine.close();
        store.close();
        progress.close();
    }
}
