package dev.sluice.pipelines.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.engine.Command;
import dev.sluice.engine.Engine;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.engine.schedule.LocalEngine;
import dev.sluice.engine.schedule.Ports;
import dev.sluice.engine.store.JobStore;
import dev.sluice.pipelines.files.FileTree;
import dev.sluice.testkit.MemoryJobStore;
import dev.sluice.testkit.http.LoopbackServer;
import dev.sluice.testkit.http.ServedFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Downloads of a feed as the engine runs them. */
@Timeout(120)
class MediaFromLinksTest {
    private static final int ITEMS = 100;
    private static final int BYTES = 30_000;

    @TempDir Path temporary;
    private LoopbackServer server;
    private JobStore store;
    private Path to;

    @BeforeEach
    void setUp() throws IOException {
        server = LoopbackServer.start();
        store = new MemoryJobStore();
        to = temporary.resolve("to");
    }

    @AfterEach
    void tearDown() throws IOException {
        server.close();
    }

    private Engine engine() {
        return new LocalEngine(
                Ports.real(temporary.resolve("home"), new Random(1)),
                store,
                List.of(new MediaPipeline()),
                EngineConfig.forCores(2));
    }

    /** A feed of a hundred items, three of them broken in ways that do not pass. */
    private void feed() {
        String items =
                IntStream.rangeClosed(1, ITEMS)
                        .mapToObj(i ->
                                "<item><title>Talk %1$d</title><guid>g%1$d</guid><enclosure url='/m/%1$d.mp3' type='audio/mpeg'/></item>"
                                        .formatted(i))
                        .collect(Collectors.joining());
        server.text(
                "/feed",
                "application/rss+xml",
                "<rss><channel><title>Talks</title>" + items + "</channel></rss>");
        for (int i = 1; i <= ITEMS; i++) {
            server.on("/m/" + i + ".mp3", ServedFile.of(i, BYTES));
        }
        server.on("/m/7.mp3", (_, wire) -> wire.whole(404, Map.of(), new byte[0]));
        server.text("/m/8.mp3", "text/html", "<!DOCTYPE html><p>Sign in first</p>");
        server.redirect("/m/9.mp3", "http://127.0.0.2:1/secret");
    }

    private JobId submit(Engine engine, Map<String, String> more, String... operands)
            throws Exception {
        Map<String, String> options = new HashMap<>(more);
        options.put("to", to.toString());
        options.putIfAbsent("mode", "download");
        options.put("allow-host", "127.0.0.1");
        options.put("template", "{title}.{ext}");
        JobRequest request = new JobRequest(MediaPipeline.ID, "talks", List.of(operands), options);
        return engine.submit(
                        new Submission(
                                List.of(request), Optional.empty(), 0, Submission.Start.QUEUED))
                .jobs()
                .getFirst()
                .id();
    }

    private JobSnapshot ended(Engine engine, JobId job) throws InterruptedException {
        return await(engine, job, snapshot -> snapshot.job().state().ended());
    }

    private static JobSnapshot await(Engine engine, JobId job, Predicate<JobSnapshot> reached)
            throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        try (var _ =
                engine.subscribe(
                        snapshot ->
                                snapshot.job(job).filter(reached).ifPresent(_ -> latch.countDown()),
                        _ -> {})) {
            if (engine.snapshot().job(job).filter(reached).isEmpty()) {
                assertThat(latch.await(100, TimeUnit.SECONDS)).isTrue();
            }
            return engine.snapshot().job(job).orElseThrow();
        }
    }

    private Set<String> results() throws IOException {
        try (Stream<Path> all = Files.walk(to)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> to.relativize(path).toString())
                    .filter(name -> name.endsWith(".mp3"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private void assertResults() throws IOException {
        assertThat(results()).hasSize(ITEMS - 3);
        for (int i = 1; i <= ITEMS; i++) {
            if (i < 7 || i > 9) {
                assertThat(Files.readAllBytes(to.resolve("Talk " + i + ".mp3")))
                        .isEqualTo(ServedFile.of(i, BYTES).content());
            }
        }
    }

    @Test
    void feedIsDownloadedAndItsBrokenItemsAreNamed() throws Exception {
        feed();
        try (Engine engine = engine()) {
            JobId job = submit(engine, Map.of(), server.link("/feed"));
            engine.activateAll();
            JobSnapshot end = ended(engine, job);
            assertThat(end.job().state()).isEqualTo(JobState.COMPLETED_WITH_FAILURES);
            assertResults();
            assertThat(engine.failures(job, 0, 10).stream().map(f -> f.failure().message()))
                    .containsExactlyInAnyOrder(
                            "There is nothing at "
                                    + server.link("/m/7.mp3")
                                    + " (status 404); check the link.",
                            server.link("/m/8.mp3")
                                    + " leads to text (text/html) rather than to media; check the"
                                    + " link.",
                            "http://127.0.0.2:1/secret is an address of this machine or a private"
                                + " network, which links must not reach; if you trust it, allow it"
                                + " with --allow-host 127.0.0.2.");
        }
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void withoutANetworkWhatIsElsewhereWaitsAndWhatIsOnThisMachineIsDownloaded() throws Exception {
        server.text(
                "/feed",
                "application/rss+xml",
                "<rss><channel><title>Talks</title><item><title>Far</title><guid>far</guid><enclosure"
                    + " url='http://far.nowhere.invalid/far.mp3'"
                    + " type='audio/mpeg'/></item><item><title>Near</title><guid>near</guid><enclosure"
                    + " url='/near.mp3' type='audio/mpeg'/></item></channel></rss>");
        server.on("/near.mp3", ServedFile.of(1, BYTES));
        Ports real = Ports.real(temporary.resolve("home"), new Random(1));
        Ports offline =
                new Ports(
                        real.clock(),
                        real.ticker(),
                        real.loop(),
                        real.workers(),
                        real.disk(),
                        real.random(),
                        real.home(),
                        real.staging(),
                        () -> false);
        try (Engine engine =
                new LocalEngine(
                        offline, store, List.of(new MediaPipeline()), EngineConfig.forCores(2))) {
            JobId job = submit(engine, Map.of(), server.link("/feed"));
            engine.activateAll();
            JobSnapshot waiting =
                    await(
                            engine,
                            job,
                            snapshot ->
                                    snapshot.notice().isPresent()
                                            && snapshot.progress().items().done() == 1);
            assertThat(waiting.notice().orElse("")).startsWith("No network.");
            assertThat(waiting.progress().items().failed()).isZero();
            assertThat(engine.snapshot().offline()).isTrue();
        }
        assertThat(results()).containsExactly("Near.mp3");
    }

    @Test
    void secondRunDownloadsOnlyWhatIsNew() throws Exception {
        feed();
        try (Engine engine = engine()) {
            engine.activateAll();
            ended(engine, submit(engine, Map.of(), server.link("/feed")));
            server.on("/m/7.mp3", ServedFile.of(7, BYTES));
            int before = server.asked().size();
            JobSnapshot again = ended(engine, submit(engine, Map.of(), server.link("/feed")));
            assertThat(again.progress().items().skipped()).isEqualTo(ITEMS - 3);
            assertThat(again.progress().items().done()).isEqualTo(1);
            // The feed, and the three that were missing; two of them still are.
            assertThat(server.asked().size() - before).isEqualTo(4);

            JobSnapshot onlyNew =
                    ended(engine, submit(engine, Map.of("only-new", "true"), server.link("/feed")));
            assertThat(onlyNew.progress().items().skipped()).isZero();
            assertThat(onlyNew.progress().items().failed()).isEqualTo(2);
        }
        assertThat(results()).hasSize(ITEMS - 2);
    }

    @Test
    void pausedDownloadGoesOnInTheMiddleOfItsFile() throws Exception {
        int size = 3_000_000;
        server.on("/long.mp3", ServedFile.of(3, size).slow(1_000_000));
        JobId job;
        try (Engine engine = engine()) {
            engine.activateAll();
            job = submit(engine, Map.of(), server.link("/long.mp3"));
            await(
                    engine,
                    job,
                    snapshot ->
                            snapshot.progress().phases().stream()
                                    .anyMatch(phase ->
                                            phase.id().value().equals("download")
                                                    && phase.units().done() > 500_000));
            long asked = System.nanoTime();
            engine.control(new Command.Pause(), List.of(job));
            await(engine, job, snapshot -> snapshot.job().state() == JobState.PAUSED);
            assertThat(System.nanoTime() - asked).isLessThan(2_000_000_000L);
            assertThat(results()).isEmpty();
        }
        server.on("/long.mp3", ServedFile.of(3, size));
        try (Engine engine = engine()) {
            engine.control(new Command.Resume(), List.of(job));
            engine.activateAll();
            assertThat(ended(engine, job).job().state()).isEqualTo(JobState.SUCCEEDED);
        }
        assertThat(Files.readAllBytes(to.resolve("long.mp3")))
                .isEqualTo(ServedFile.of(3, size).content());
        assertThat(server.asked("/long.mp3").getLast().rangeStart().orElseThrow())
                .isGreaterThan(400_000);
    }

    @Test
    void serverThatAsksToWaitIsWaitedForAndNotLonger() throws Exception {
        server.on("/a.mp3", ServedFile.of(1, BYTES).busy(1, Optional.of("2")));
        long begun = System.nanoTime();
        try (Engine engine = engine()) {
            engine.activateAll();
            JobId job = submit(engine, Map.of(), server.link("/a.mp3"));
            assertThat(ended(engine, job).job().state()).isEqualTo(JobState.SUCCEEDED);
        }
        assertThat(System.nanoTime() - begun).isGreaterThan(2_000_000_000L);
        assertThat(server.asked("/a.mp3")).hasSize(2);
    }

    @Test
    void linkThatIsNeitherMediaNorAListFailsTheJobInOneSentence() throws Exception {
        server.on(
                "/x",
                (_, wire) ->
                        wire.whole(
                                200,
                                Map.of("Content-Type", "application/pdf"),
                                new byte[] {'%', 'P'}));
        try (Engine engine = engine()) {
            engine.activateAll();
            JobId job = submit(engine, Map.of(), server.link("/x"));
            assertThat(ended(engine, job).job().state()).isEqualTo(JobState.FAILED);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "The stand-in is a shell script.")
    void pageForWhichYtDlpIsTooOldIsNamedAndEverythingElseGoesOn() throws Exception {
        server.on("/a.mp3", ServedFile.of(1, BYTES));
        server.text("/page", "text/html", "<!DOCTYPE html><video src='/v.mp4'></video>");
        Path old = temporary.resolve("yt-dlp");
        Files.writeString(old, "#!/bin/sh\necho 2021.12.27\n");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwx------"));
        Path home = Files.createDirectories(temporary.resolve("home"));
        Files.writeString(home.resolve("tools.properties"), "tools.yt-dlp=" + old);
        try (Engine engine = engine()) {
            engine.activateAll();
            JobId job = submit(engine, Map.of(), server.link("/page"), server.link("/a.mp3"));
            assertThat(ended(engine, job).job().state())
                    .isEqualTo(JobState.COMPLETED_WITH_FAILURES);
            assertThat(engine.failures(job, 0, 10).stream().map(f -> f.failure().message()))
                    .containsExactly(
                            "yt-dlp 2021.12.27 at %s is too old; Sluice needs 2023.03.04 or newer: install yt-dlp (pipx install yt-dlp)."
                                    .formatted(old));
        }
        assertThat(results()).containsExactly("a.mp3");
    }

    private List<Path> unfinished() throws IOException {
        try (Stream<Path> all = Files.walk(temporary)) {
            return all.filter(path -> path.toString().contains(".part")).toList();
        }
    }

    @Test
    void betweenTwoDisksNothingUnfinishedIsLeftAmongTheResults() throws Exception {
        Path memory = Path.of("/dev/shm");
        assumeTrue(
                Files.isWritable(memory)
                        && !Files.getFileStore(memory).equals(Files.getFileStore(temporary)),
                "needs a second file system at /dev/shm");
        to = Files.createTempDirectory(memory, "sluice-test");
        try {
            feed();
            try (Engine engine = engine()) {
                JobId job = submit(engine, Map.of(), server.link("/feed"));
                Path killed = Files.createDirectory(to.resolve(".sluice-" + job.value()));
                Files.writeString(killed.resolve("half"), "of a copy that was killed");
                engine.activateAll();
                ended(engine, job);
            }
            assertResults();
            try (Stream<Path> all = Files.walk(to)) {
                assertThat(all.filter(path -> !path.equals(to)))
                        .noneMatch(path -> path.getFileName().toString().startsWith("."));
            }
        } finally {
            FileTree.remove(to);
        }
    }
}
