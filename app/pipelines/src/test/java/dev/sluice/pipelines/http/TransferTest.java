package dev.sluice.pipelines.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.pipeline.StopSwitch;
import dev.sluice.testkit.Tries;
import dev.sluice.testkit.http.LoopbackServer;
import dev.sluice.testkit.http.ServedFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Transfers against a server on loopback that misbehaves. */
@Timeout(60)
class TransferTest {
    private static final int SIZE = 700_001;

    @TempDir Path folder;
    private LoopbackServer server;
    private IdleWatch watch;
    private HttpDoor door;

    /** Whether the server counts as another machine. */
    private boolean elsewhere;

    private final BandwidthCap cap = new BandwidthCap(System::nanoTime);
    private final Heard heard = new Heard();

    @BeforeEach
    void setUp() throws IOException {
        server = LoopbackServer.start();
        watch = IdleWatch.started(System::nanoTime, Duration.ofMillis(400));
        door =
                new HttpDoor(
                        new AddressGuard(List.of("127.0.0.1")),
                        NameLookup.SYSTEM,
                        watch,
                        Clock.systemUTC(),
                        address -> !elsewhere);
    }

    @AfterEach
    void tearDown() throws IOException {
        door.close();
        server.close();
    }

    /** What a transfer tells of itself. */
    private static final class Heard implements TransferProgress {
        private final List<Long> totals = new ArrayList<>();
        private long found;
        private final AtomicLong came = new AtomicLong();
        private int begunAnew;
        private final CountDownLatch some = new CountDownLatch(1);

        @Override
        public void total(long bytes) {
            totals.add(bytes);
        }

        @Override
        public void found(long bytes) {
            found += bytes;
        }

        @Override
        public void came(int bytes) {
            came.addAndGet(bytes);
            some.countDown();
        }

        @Override
        public void beginsAnew() {
            begunAnew++;
            found = 0;
            came.set(0);
        }
    }

    private TransferOrder order() throws HttpProblem {
        return new TransferOrder(
                Link.parse(server.link("/a.mp3")), Map.of(), folder.resolve("item"), "");
    }

    private Arrived fetch() throws IOException {
        return fetch(StopSignal.NEVER);
    }

    private Arrived fetch(StopSignal stop) throws IOException {
        return new Transfer(door, cap, System::nanoTime).fetch(order(), heard, stop);
    }

    private void assertWhole(Arrived arrived, ServedFile file) throws IOException {
        assertThat(Files.readAllBytes(arrived.file())).isEqualTo(file.content());
        assertThat(arrived.bytes()).isEqualTo(file.content().length);
    }

    private static HttpProblem.Kind kind(Throwable problem) {
        return ((HttpProblem) problem).kind();
    }

    /** Ends a transfer in the middle as a pause does, with something to go on from. */
    private void pausedInTheMiddle(ServedFile slow) throws Exception {
        server.on("/a.mp3", slow);
        StopSwitch stop = new StopSwitch();
        CompletableFuture<Arrived> result =
                CompletableFuture.supplyAsync(() -> {
                    try {
                        return fetch(stop);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
        heard.some.await();
        while (heard.came.get() < 60_000) {
            Thread.onSpinWait();
        }
        long asked = System.nanoTime();
        stop.request();
        assertThatThrownBy(() -> result.get(5, TimeUnit.SECONDS))
                .hasCauseInstanceOf(StopRequested.class);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void fileArrivesWholeWithItsLengthVerified() throws IOException {
        ServedFile file = ServedFile.of(1, SIZE);
        server.on("/a.mp3", file);
        Arrived arrived = fetch();
        assertWhole(arrived, file);
        assertThat(arrived.verified()).isEqualTo(Arrived.Verified.LENGTH);
        assertThat(arrived.contentType()).contains("audio/mpeg");
        assertThat(arrived.validator()).contains("\"v1\"");
        assertThat(heard.totals).contains((long) SIZE);
        assertThat(heard.came.get()).isEqualTo(SIZE);
    }

    @Test
    void cutConnectionGoesOnWhereItWasCut() throws IOException {
        ServedFile file = ServedFile.of(2, SIZE).cutAfter(200_000, 3);
        server.on("/a.mp3", file);
        assertWhole(fetch(), file);
        assertThat(server.asked("/a.mp3")).hasSize(4);
        assertThat(server.asked("/a.mp3").get(1).header("If-Range")).contains("\"v1\"");
        assertThat(server.asked("/a.mp3").get(1).rangeStart().orElseThrow())
                .isBetween(1L, 200_000L);
        assertThat(heard.came.get()).isEqualTo(SIZE);
    }

    @Test
    void serverThatCutsAgainAndAgainIsGivenUpForNow() throws IOException {
        server.on("/a.mp3", ServedFile.of(2, SIZE).cutAfter(1_000, 1_000));
        assertThatThrownBy(this::fetch)
                .satisfies(e -> assertThat(kind(e)).isEqualTo(HttpProblem.Kind.CUT))
                .hasMessageContaining("ended too early");
    }

    @Test
    void downloadFromElsewhereThatIsLostWithoutANetworkUsesUpNoTry() {
        elsewhere = true;
        assertThat(triesWhenLostOnce(false)).containsExactly(1, 1);
        assertThat(triesWhenLostOnce(true)).containsExactly(1, 2);
        elsewhere = false;
        assertThat(triesWhenLostOnce(false)).containsExactly(1, 2);
    }

    /** Of a file without a validator, which a transfer does not go on with by itself. */
    private List<Integer> triesWhenLostOnce(boolean network) {
        server.on("/a.mp3", ServedFile.of(2, SIZE).header("ETag", "").cutAfter(200_000, 1));
        return Tries.ofOneItem(
                network,
                context -> {
                    try {
                        fetch(context.stop());
                    } catch (HttpProblem e) {
                        throw new PhaseFailure(e.failure(), e);
                    }
                    return Outcome.done();
                });
    }

    @Test
    void stalledConnectionIsCutAndGoneOnWith() throws IOException {
        ServedFile file = ServedFile.of(3, SIZE).stallAfter(300_000, 1);
        server.on("/a.mp3", file);
        assertWhole(fetch(), file);
        assertThat(server.asked("/a.mp3")).hasSize(2);
    }

    @Test
    void serverThatNeverAnswersIsNamed() {
        server.on("/a.mp3", (_, wire) -> wire.stall());
        assertThatThrownBy(this::fetch)
                .satisfies(e -> assertThat(kind(e)).isEqualTo(HttpProblem.Kind.STALLED))
                .hasMessageContaining("Nothing came from " + server.link("/a.mp3"));
    }

    @Test
    void stopIsPromptInTheMiddleAndTheNextAttemptGoesOnFromThere() throws Exception {
        ServedFile file = ServedFile.of(4, SIZE);
        pausedInTheMiddle(ServedFile.of(4, SIZE).slow(400_000));
        server.on("/a.mp3", file);
        long before = heard.came.get();
        assertWhole(fetch(), file);
        assertThat(heard.found).isBetween(1L, before);
        assertThat(heard.found + heard.came.get() - before).isEqualTo(SIZE);
        assertThat(heard.begunAnew).isZero();
    }

    @Test
    void fileThatChangedMeanwhileBeginsAnewAndIsNeverSpliced() throws Exception {
        pausedInTheMiddle(ServedFile.of(4, SIZE).slow(400_000));
        ServedFile other = ServedFile.of(5, SIZE).header("ETag", "\"v2\"");
        server.on("/a.mp3", other);
        assertWhole(fetch(), other);
        assertThat(heard.begunAnew).isEqualTo(1);
    }

    @Test
    void partOfAnotherVersionFromAServerThatIgnoresIfRangeIsNotTaken() throws Exception {
        pausedInTheMiddle(ServedFile.of(4, SIZE).slow(400_000));
        ServedFile other = ServedFile.of(5, SIZE).header("ETag", "\"v2\"").ignoringIfRange();
        server.on("/a.mp3", other);
        assertWhole(fetch(), other);
    }

    @Test
    void partThatBeginsElsewhereIsNotTaken() throws Exception {
        pausedInTheMiddle(ServedFile.of(4, SIZE).slow(400_000));
        ServedFile file =
                ServedFile.of(4, SIZE)
                        .header("Content-Range", "bytes 5-" + (SIZE - 1) + "/" + SIZE);
        server.on("/a.mp3", file);
        // Whoever lies about its parts is asked for the whole.
        assertWhole(fetch(), file);
        assertThat(server.asked("/a.mp3").getLast().rangeStart()).isEmpty();
    }

    @Test
    void whatAPartTellsOfTheWholeIsBelieved() throws Exception {
        pausedInTheMiddle(ServedFile.of(4, SIZE).chunked().slow(400_000));
        ServedFile rest = ServedFile.of(4, SIZE).chunked();
        server.on(
                "/a.mp3",
                (asked, wire) -> {
                    if (server.asked("/a.mp3").size() > 2) {
                        rest.answer(asked, wire);
                        return;
                    }
                    long from = asked.rangeStart().orElseThrow();
                    wire.head(
                            206,
                            Map.of(
                                    "ETag",
                                    "\"v1\"",
                                    "Content-Range",
                                    "bytes " + from + "-" + (SIZE - 1) + "/" + SIZE));
                    wire.body(rest.content(), (int) from, 1_000);
                    wire.end();
                });

        Arrived arrived = fetch();

        assertWhole(arrived, rest);
        assertThat(arrived.verified()).isEqualTo(Arrived.Verified.LENGTH);
    }

    @Test
    void fileWithoutValidatorBeginsAnew() throws Exception {
        ServedFile file = ServedFile.of(4, SIZE).header("ETag", "");
        pausedInTheMiddle(ServedFile.of(4, SIZE).header("ETag", "").slow(400_000));
        server.on("/a.mp3", file);
        assertWhole(fetch(), file);
        assertThat(server.asked("/a.mp3").getLast().rangeStart()).isEmpty();
    }

    @Test
    void weakTagIsNoValidatorButLastModifiedIs() throws Exception {
        ServedFile file =
                ServedFile.of(4, SIZE)
                        .header("ETag", "")
                        .header("Last-Modified", "Mon, 02 Mar 2026 10:00:00 GMT");
        pausedInTheMiddle(
                ServedFile.of(4, SIZE)
                        .header("ETag", "")
                        .header("Last-Modified", "Mon, 02 Mar 2026 10:00:00 GMT")
                        .slow(400_000));
        server.on("/a.mp3", file);
        assertWhole(fetch(), file);
        assertThat(server.asked("/a.mp3").getLast().header("If-Range"))
                .contains("Mon, 02 Mar 2026 10:00:00 GMT");
        server.on("/a.mp3", ServedFile.of(4, SIZE).header("ETag", "W/\"v1\""));
        try (Answer answer = door.ask(order().link(), Map.of(), StopSignal.NEVER)) {
            assertThat(Validator.of(answer)).isEmpty();
        }
    }

    @Test
    void fileThatIsAnotherEachTimeArrivesAsOneOfThem() throws IOException {
        ServedFile file = ServedFile.of(6, SIZE).changingEachTime().cutAfter(300_000, 2);
        server.on("/a.mp3", file);
        byte[] arrived = Files.readAllBytes(fetch().file());
        byte[] expected = file.content();
        expected[SIZE - 1] = arrived[SIZE - 1];
        assertThat(arrived).isEqualTo(expected);
        assertThat((int) arrived[SIZE - 1]).isEqualTo(server.asked("/a.mp3").size());
    }

    @Test
    void lengthThatLiesLongIsNeverTakenForWhole() {
        server.on(
                "/a.mp3",
                (_, wire) -> {
                    wire.head(200, Map.of("Content-Length", "5000"));
                    wire.body(new byte[4_000], 0, 4_000);
                    wire.end();
                });
        assertThatThrownBy(this::fetch)
                .satisfies(e -> assertThat(kind(e)).isEqualTo(HttpProblem.Kind.CUT));
    }

    @Test
    void fileOfUnknownLengthSaysThatItWasNotVerified() throws IOException {
        ServedFile file = ServedFile.of(7, SIZE).closeDelimited();
        server.on("/a.mp3", file);
        Arrived arrived = fetch();
        assertWhole(arrived, file);
        assertThat(arrived.verified().words()).isEqualTo("length not verified");
        assertThat(heard.totals).isEmpty();
    }

    @Test
    void chunkedFileCutShortIsNoticed() throws IOException {
        ServedFile file = ServedFile.of(7, SIZE).chunked().cutAfter(100_000, 1).withoutParts();
        server.on("/a.mp3", file);
        assertWhole(fetch(), file);
        assertThat(server.asked("/a.mp3")).hasSize(2);
    }

    @Test
    void offeredDigestIsCompared() throws Exception {
        ServedFile file = ServedFile.of(8, SIZE);
        String digest =
                Base64.getEncoder()
                        .encodeToString(
                                MessageDigest.getInstance("SHA-256").digest(file.content()));
        server.on("/a.mp3", file.header("Repr-Digest", "sha-256=:" + digest + ":"));
        assertThat(fetch().verified()).isEqualTo(Arrived.Verified.DIGEST);

        server.on("/a.mp3", ServedFile.of(9, SIZE).header("Digest", "SHA-256=" + digest));
        clear();
        assertThatThrownBy(this::fetch)
                .satisfies(e -> assertThat(kind(e)).isEqualTo(HttpProblem.Kind.ALTERED))
                .hasMessageContaining("SHA-256 digest");
        assertThat(left()).isEmpty();
    }

    @Test
    void busyServerSaysWhenToComeBack() throws IOException {
        server.on("/a.mp3", ServedFile.of(1, SIZE).busy(1, Optional.of("7")));
        assertThatThrownBy(this::fetch)
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        e -> {
                            assertThat(e.mayPass()).isTrue();
                            assertThat(e.retryAfter()).contains(Duration.ofSeconds(7));
                            assertThat(e.failure().notBefore()).isEqualTo(Duration.ofSeconds(7));
                        })
                .hasMessageContaining("asks to wait 7 s");
    }

    @Test
    void missingFileFailsForGood() {
        assertThatThrownBy(this::fetch)
                .isInstanceOfSatisfying(HttpProblem.class, e -> assertThat(e.mayPass()).isFalse())
                .hasMessage(
                        "There is nothing at %s (status 404); check the link."
                                .formatted(server.link("/a.mp3")));
    }

    @Test
    void limitHoldsForAllTransfersTogetherAndCanBeLifted() throws Exception {
        server.on("/a.mp3", ServedFile.of(1, SIZE));
        cap.limit(OptionalLong.of(100_000));
        CompletableFuture<Void> lifted =
                CompletableFuture.runAsync(() -> {
                    try {
                        heard.some.await();
                        assertThat(heard.came.get()).isLessThan(SIZE / 2);
                        cap.limit(OptionalLong.empty());
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
        fetch();
        lifted.get();
    }

    @Test
    void headersWithoutEndAreNotReadForEver() {
        server.on(
                "/a.mp3",
                (_, wire) -> {
                    wire.raw("HTTP/1.1 200 OK\r\n");
                    for (int i = 0; i < 100_000; i++) {
                        wire.raw("X-" + i + ": " + "y".repeat(1_000) + "\r\n");
                    }
                });
        assertThatThrownBy(this::fetch)
                .satisfies(e -> assertThat(kind(e)).isEqualTo(HttpProblem.Kind.UNUSABLE));
    }

    @Test
    void nothingOfAnEarlierVersionIsLeftInTheFolder() throws Exception {
        pausedInTheMiddle(ServedFile.of(4, SIZE).slow(400_000));
        server.on("/a.mp3", ServedFile.of(5, SIZE).header("ETag", "\"v2\""));
        Arrived arrived = fetch();
        assertThat(left()).containsExactly(arrived.file());
    }

    @Test
    void emptyFileArrives() throws IOException {
        server.text("/a.mp3", "audio/mpeg", "");
        assertThat(fetch().bytes()).isZero();
    }

    @Test
    void tornNoteMakesTheTransferBeginAnew() throws Exception {
        pausedInTheMiddle(ServedFile.of(4, SIZE).slow(400_000));
        for (Path path : left()) {
            if (path.toString().endsWith(".note")) {
                Files.write(path, "{\"valid".getBytes(StandardCharsets.UTF_8));
            }
        }
        ServedFile file = ServedFile.of(4, SIZE);
        server.on("/a.mp3", file);
        assertWhole(fetch(), file);
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("item"))) {
            return all.sorted().toList();
        }
    }

    private void clear() throws IOException {
        for (Path path : left()) {
            Files.delete(path);
        }
    }
}
