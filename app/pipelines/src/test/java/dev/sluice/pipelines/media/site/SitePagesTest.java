package dev.sluice.pipelines.media.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.engine.pipeline.Meter;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.pipeline.StopSwitch;
import dev.sluice.pipelines.http.AddressGuard;
import dev.sluice.pipelines.http.Arrived;
import dev.sluice.pipelines.http.BandwidthCap;
import dev.sluice.pipelines.http.HttpDoor;
import dev.sluice.pipelines.http.Link;
import dev.sluice.pipelines.http.Transfer;
import dev.sluice.pipelines.http.TransferOrder;
import dev.sluice.pipelines.http.TransferProgress;
import dev.sluice.pipelines.media.download.DownloadMeter;
import dev.sluice.pipelines.media.download.Fetched;
import dev.sluice.pipelines.tool.ToolName;
import dev.sluice.pipelines.tool.Tools;
import dev.sluice.testkit.http.LoopbackServer;
import dev.sluice.testkit.http.ServedFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The real yt-dlp of this machine on pages of a loopback server; without one these are skipped and
 * say so.
 */
@Timeout(120)
class SitePagesTest {
    private static final int SIZE = 3_000_000;

    @TempDir Path folder;
    private LoopbackServer server;
    private final List<String> remarks = new CopyOnWriteArrayList<>();
    private HttpDoor door;
    private Tools tools;

    @BeforeEach
    void setUp() throws Exception {
        tools = new Tools(folder.resolve("home"));
        assumeTrue(
                tools.find(ToolName.YT_DLP).isPresent(),
                "There is no yt-dlp on this machine; install it to run this test.");
        server = LoopbackServer.start();
        door = HttpDoor.open(new AddressGuard(List.of("127.0.0.1")), Clock.systemUTC());
        server.text(
                "/page",
                "text/html",
                "<!DOCTYPE html><html><head><title>A talk</title></head><body>"
                        + "<video src='/v.mp4'></video></body></html>");
    }

    @AfterEach
    void tearDown() throws IOException {
        if (server != null) {
            door.close();
            server.close();
        }
    }

    private SitePages pages(String... allowed) {
        return new SitePages(
                tools,
                new AddressGuard(List.of(allowed)),
                door,
                folder.resolve("scratch"),
                Optional.empty(),
                "best",
                remarks::add);
    }

    private static ServedFile video(int size) {
        return ServedFile.of(5, size).header("Content-Type", "video/mp4");
    }

    private Fetched fetch(DownloadMeter meter, StopSignal stop) throws Exception {
        return pages("127.0.0.1").fetch(server.link("/page"), folder.resolve("item"), meter, stop);
    }

    /** Counts what is shown as done. */
    private static final class Counted implements Meter {
        private final AtomicLong worked = new AtomicLong();
        private final AtomicLong before = new AtomicLong();
        private final AtomicLong expected = new AtomicLong();

        private volatile long due = Long.MAX_VALUE;
        private volatile Runnable then = () -> {};

        /** Does something, once, when so many units are done. */
        void at(long units, Runnable action) {
            then = action;
            due = units;
        }

        @Override
        public void advance(long units, long weight) {
            long all = worked.addAndGet(units);
            if (all >= due && all - units < due) {
                then.run();
            }
        }

        @Override
        public void alreadyDone(long units, long weight) {
            before.addAndGet(units);
        }

        @Override
        public void expect(long units) {
            expected.set(units);
        }

        @Override
        public void at(String name) {}
    }

    @Test
    void pageIsListedAndItsVideoArrivesWholeAndIsMeasured() throws Exception {
        ServedFile video = video(SIZE);
        server.on("/v.mp4", video);
        Link page = Link.parse(server.link("/page"));
        assertThat(pages("127.0.0.1").playlist(page, StopSignal.NEVER).orElseThrow())
                .contains("A talk");
        Counted counted = new Counted();
        Fetched fetched = fetch(new DownloadMeter(counted, 100), StopSignal.NEVER);
        assertThat(Files.readAllBytes(fetched.file())).isEqualTo(video.content());
        assertThat(fetched.extension()).isEqualTo("mp4");
        assertThat(fetched.verified()).isEqualTo("length verified");
        assertThat(counted.expected).hasValue(SIZE);
        assertThat(counted.worked).hasPositiveValue();
    }

    /** Ends a slow download in the middle, with something to go on from. */
    private void stoppedInTheMiddle() throws Exception {
        server.on("/v.mp4", video(SIZE).slow(400_000));
        Counted counted = new Counted();
        StopSwitch stop = new StopSwitch();
        // yt-dlp tells of bytes before they left its buffers; of so many some are in the file.
        counted.at(SIZE / 10, stop::request);
        assertThatThrownBy(() -> fetch(new DownloadMeter(counted, 100), stop))
                .isInstanceOf(StopRequested.class);
    }

    @Test
    void stoppedDownloadGoesOnWhereItWas() throws Exception {
        stoppedInTheMiddle();
        ServedFile video = video(SIZE);
        server.on("/v.mp4", video);
        Counted counted = new Counted();
        Fetched fetched = fetch(new DownloadMeter(counted, 100), StopSignal.NEVER);
        assertThat(Files.readAllBytes(fetched.file())).isEqualTo(video.content());
        assertThat(counted.before).hasPositiveValue();
    }

    @Test
    void limitOfAllDownloadsHoldsForYtDlpTooAndCanBeLiftedMeanwhile() throws Exception {
        int each = 600_000;
        long limit = 60_000;
        long some = 150_000;
        ServedFile video = video(each);
        server.on("/v.mp4", video);
        ServedFile other = ServedFile.of(8, each);
        server.on("/other.mp3", other);
        Counted counted = new Counted();
        AtomicLong lifted = new AtomicLong();
        TransferProgress own = new DownloadMeter(counted, 0);
        long begun = System.nanoTime();
        BandwidthCap.OF_PROGRAM.limit(OptionalLong.of(limit));
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            counted.at(
                    some,
                    () -> {
                        lifted.set(System.nanoTime() - begun);
                        BandwidthCap.OF_PROGRAM.limit(OptionalLong.empty());
                    });
            Future<Arrived> direct =
                    workers.submit(() ->
                            new Transfer(door, BandwidthCap.OF_PROGRAM, System::nanoTime)
                                    .fetch(
                                            new TransferOrder(
                                                    Link.parse(server.link("/other.mp3")),
                                                    Map.of(),
                                                    folder.resolve("direct"),
                                                    ""),
                                            own,
                                            StopSignal.NEVER));
            Fetched fetched = fetch(new DownloadMeter(counted, 100), StopSignal.NEVER);
            assertThat(Files.readAllBytes(fetched.file())).isEqualTo(video.content());
            assertThat(Files.readAllBytes(direct.get().file())).isEqualTo(other.content());
        } finally {
            BandwidthCap.OF_PROGRAM.limit(OptionalLong.empty());
        }
        Duration limited = Duration.ofNanos(lifted.get());
        Duration all = Duration.ofNanos(System.nanoTime() - begun);
        // What a fifth of a second takes may come at once.
        assertThat(limited).isGreaterThan(Duration.ofMillis(1000 * some / limit - 300));
        assertThat(all)
                .as("with the limit it would have taken 20 s")
                .isLessThan(Duration.ofSeconds(2L * each / limit));
    }

    @Test
    void fileThatChangedMeanwhileIsNotSpliced() throws Exception {
        Path left = Files.createDirectories(folder.resolve("item"));
        Files.writeString(left.resolve("versions.note"), SIZE + " \"v1\"\n");
        Files.write(left.resolve("media.mp4.part"), new byte[1_000_000]);
        ServedFile other =
                ServedFile.of(6, SIZE).header("Content-Type", "video/mp4").header("ETag", "\"v2\"");
        server.on("/v.mp4", other);
        Fetched fetched = fetch(new DownloadMeter(new Counted(), 100), StopSignal.NEVER);
        assertThat(Files.readAllBytes(fetched.file())).isEqualTo(other.content());
    }

    @Test
    void pageThatLeadsToAPrivateAddressReachesNothing() throws Exception {
        server.on("/v.mp4", video(SIZE));
        assertThatThrownBy(
                        () -> pages().playlist(Link.parse(server.link("/page")), StopSignal.NEVER))
                .isInstanceOf(PhaseFailure.class)
                .hasMessageContaining("--allow-host 127.0.0.1");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void pageWithoutAVideoFailsInYtDlpsOwnWords() {
        server.text("/page", "text/html", "<!DOCTYPE html><html>Nothing here</html>");
        assertThatThrownBy(() -> fetch(new DownloadMeter(new Counted(), 1), StopSignal.NEVER))
                .isInstanceOf(PhaseFailure.class)
                .hasMessageStartingWith("yt-dlp could not read " + server.link("/page") + ": ")
                .hasMessageContaining("Unsupported URL");
    }
}
