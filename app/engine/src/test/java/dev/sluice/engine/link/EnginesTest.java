package dev.sluice.engine.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.Submission;
import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.store.ItemQuery;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class EnginesTest {
    @TempDir private Path folder;

    private final FakeEngine fake = new FakeEngine();
    private final Deque<Opened> toClose = new ArrayDeque<>();

    private Opened open() throws HomeUnusable {
        Opened opened = Engines.open(folder.resolve("home"), (home, store) -> fake);
        toClose.push(opened);
        return opened;
    }

    @AfterEach
    void closeAll() {
        toClose.forEach(Opened::close);
    }

    private static Submission submission(Map<String, String> options) {
        JobRequest request =
                new JobRequest(new PipelineId("load"), "March", List.of("/in/ä b.tsv"), options);
        return new Submission(List.of(request), Optional.empty(), 3, Submission.Start.NOW);
    }

    @Test
    void theFirstOwnsTheHomeAndTheSecondIsItsGuest() throws Exception {
        assertThat(open().owner()).isTrue();
        assertThat(open().owner()).isFalse();
    }

    @Test
    void aGuestSubmitsAndSeesItsJobAtOnce() throws Exception {
        open();
        Opened guest = open();

        Job job = guest.engine().submit(submission(Map.of("table", "t"))).jobs().getFirst();
        assertThat(job).isEqualTo(fake.snapshot().jobs().getFirst().job());
        assertThat(guest.engine().snapshot()).isEqualTo(fake.snapshot());
    }

    @Test
    void aGuestIsToldWhichOptionIsWrong() throws Exception {
        open();
        Opened guest = open();
        assertThatThrownBy(() -> guest.engine().submit(submission(Map.of("bad", "x"))))
                .isInstanceOfSatisfying(
                        InvalidOption.class,
                        e -> {
                            assertThat(e.option()).isEqualTo("bad");
                            assertThat(e.sentence()).isEqualTo("Bad is no good.");
                            assertThat(e.suggestion()).contains("better");
                        });
    }

    @Test
    void aGuestControlsAndReadsAsIfTheEngineWereItsOwn() throws Exception {
        open();
        Opened guest = open();

        assertThat(guest.engine().control(new Command.SetPriority(4), List.of(FakeEngine.id(1))))
                .containsExactly(
                        new CommandResult.Applied(FakeEngine.id(1), JobState.PAUSED),
                        new CommandResult.Refused(FakeEngine.id(2), "It has ended."),
                        new CommandResult.Unknown(FakeEngine.id(3)));
        guest.engine()
                .control(
                        new Command.MoveBefore(Optional.of(FakeEngine.id(9))),
                        List.of(FakeEngine.id(1)));
        guest.engine().setPermits(LaneId.CPU, 7);
        assertThat(guest.engine().items(FakeEngine.id(1), ItemQuery.all(5, 10))).isEmpty();
        assertThat(guest.engine().failures(FakeEngine.id(1), 41, 10))
                .isEqualTo(fake.failures(FakeEngine.id(1), 41, 10));
        assertThat(fake.calls)
                .containsExactly(
                        "SetPriority[priority=4] [j-000001]",
                        "MoveBefore[before=Optional[j-000009]] [j-000001]",
                        "cpu=7",
                        "items " + ItemQuery.all(5, 10));
    }

    @Test
    void aFailureInsideTheOwnerReachesTheGuestAndTheLinkGoesOn() throws Exception {
        open();
        Opened guest = open();
        assertThatThrownBy(() -> guest.engine().activateAll()).hasMessage("Not today.");
        guest.engine().activate(List.of(FakeEngine.id(1)));
        assertThat(fake.calls).containsExactly("activate [j-000001]");
    }

    @Test
    void aGuestHearsOfChanges() throws Exception {
        open();
        Opened guest = open();
        BlockingQueue<EngineEvent> heard = new LinkedBlockingQueue<>();
        guest.engine().subscribe(sample -> {}, heard::add);

        Job job = fake.submit(submission(Map.of())).jobs().getFirst();
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(new EngineEvent.JobAdded(job));
    }

    @Test
    void aGuestNoticesTheEndOfTheOwnerAndTakesOver() throws Exception {
        Opened owner = open();
        Opened guest = open();
        CompletableFuture<Void> gone = new CompletableFuture<>();
        guest.onGone(() -> gone.complete(null));

        owner.close();
        gone.get(5, TimeUnit.SECONDS);
        assertThat(fake.closed).isTrue();
        assertThatThrownBy(() -> guest.engine().control(new Command.Pause(), List.of()))
                .isInstanceOf(EngineGone.class);
        assertThatThrownBy(() -> guest.engine().snapshot()).isInstanceOf(EngineGone.class);
        assertThat(open().owner()).isTrue();
    }

    @Test
    void aGuestThatLeavesDisturbsNobody() throws Exception {
        Opened owner = open();
        Opened guest = open();
        guest.close();
        assertThat(fake.closed).isFalse();
        Opened other = open();
        assertThat(other.engine().snapshot()).isEqualTo(owner.engine().snapshot());
    }

    @Test
    void aSecondStartHandsItsFilesToTheWindow() throws Exception {
        Opened owner = open();
        Opened guest = open();
        assertThat(guest.handOver(List.of("/in/a.tsv"))).isFalse();

        BlockingQueue<List<String>> shown = new LinkedBlockingQueue<>();
        owner.register(shown::add);
        assertThat(guest.handOver(List.of("/in/a.tsv", "https://x.y/ä"))).isTrue();
        assertThat(shown.poll()).containsExactly("/in/a.tsv", "https://x.y/ä");
    }

    @Test
    void whoeverShowsNoTokenOrSendsNoRequestIsDroppedAndOthersAreServed() throws Exception {
        open();
        LinkAddress address =
                LinkAddress.read(new HomeFolder(folder.resolve("home"))).orElseThrow();
        for (String hostile :
                List.of(
                        "{\"protocol\":1,\"token\":\"guess\"}",
                        "not json",
                        "[".repeat(3000),
                        "x".repeat(10_000))) {
            assertThat(says(address, hostile)).isEmpty();
        }
        String greeting = LinkJson.write(Map.of("protocol", 1, "token", address.token()));
        for (String broken : List.of("{}", "{\"id\":1,\"request\":{\"is\":\"Quit\"}}", "\0")) {
            assertDropped(address, greeting, broken);
        }
        assertThat(open().engine().snapshot()).isEqualTo(fake.snapshot());
    }

    private static Optional<String> says(LinkAddress address, String line) throws Exception {
        try (Lines lines = new Lines(SocketChannel.open(address.toSocket()))) {
            lines.write(line);
            return lines.read(100_000);
        } catch (java.io.IOException e) {
            return Optional.empty();
        }
    }

    private static void assertDropped(LinkAddress address, String greeting, String line)
            throws Exception {
        try (Lines lines = new Lines(SocketChannel.open(address.toSocket()))) {
            lines.write(greeting);
            lines.write(line);
            while (lines.read(100_000).isPresent()) {
                // samples, until the owner closes
            }
        } catch (java.io.IOException e) {
            // closed while there was more to read: dropped as well
        }
    }

    @Test
    void onlyTheSamePersonCanReachTheLink() throws Exception {
        open();
        Path home = folder.resolve("home");
        assertThat(permissions(home.resolve("link.json"))).isEqualTo("rw-------");
        Path socket = Path.of(LinkAddress.read(new HomeFolder(home)).orElseThrow().socket());
        assertThat(permissions(socket.resolveSibling(""))).isEqualTo("rwx------");
        assertThat(permissions(home)).isEqualTo("rwx------");
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aHomeWithAVeryLongPathHasALinkToo() throws Exception {
        Path deep = folder.resolve("d".repeat(90)).resolve("e".repeat(90));
        try (Opened owner = Engines.open(deep, (home, store) -> fake);
                Opened guest = Engines.open(deep, (home, store) -> fake)) {
            assertThat(owner.owner()).isTrue();
            assertThat(guest.engine().snapshot()).isEqualTo(fake.snapshot());
        }
    }

    @Test
    void aFileInThePlaceOfTheHomeIsSaidInOneSentence() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Engines.open(file.resolve("home"), (home, store) -> fake))
                .isInstanceOf(HomeUnusable.class)
                .hasMessageContaining("is a file")
                .hasMessageContaining(file.toString());
    }

    @Test
    void anOwnerThatNeverAnswersIsSaidInOneSentence() throws Exception {
        HomeFolder home = HomeFolder.prepare(folder.resolve("home"));
        try (InstanceLock lock = InstanceLock.tryTake(home).orElseThrow()) {
            assertThat(lock).isNotNull();
            Engines engines =
                    new Engines(
                            (at, store) -> fake,
                            Clock.systemUTC(),
                            time -> {},
                            LinkClient.PATIENCE);
            assertThatThrownBy(() -> engines.open(home.root()))
                    .isInstanceOf(HomeUnusable.class)
                    .hasMessageContaining("does not answer");
        }
    }

    @Test
    @Timeout(20)
    void anOwnerThatIsStoppedIsSaidInOneSentence() throws Exception {
        HomeFolder home = HomeFolder.prepare(folder.resolve("home"));
        LinkAddress address = LinkAddress.create(home);
        try (InstanceLock lock = InstanceLock.tryTake(home).orElseThrow();
                ServerSocketChannel silent =
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            assertThat(lock).isNotNull();
            silent.bind(address.toSocket());
            address.write(home);
            Engines engines =
                    new Engines(
                            (at, store) -> fake,
                            Clock.systemUTC(),
                            time -> {},
                            Duration.ofMillis(20));
            assertThatThrownBy(() -> engines.open(home.root()))
                    .isInstanceOf(HomeUnusable.class)
                    .hasMessageContaining("does not answer");
        }
    }

    @Test
    void anEngineThatCannotBeBuiltGivesTheHomeBack() throws Exception {
        Path home = folder.resolve("home");
        assertThatThrownBy(() ->
                        Engines.open(
                                home,
                                (at, store) -> {
                                    throw new IllegalStateException("broken");
                                }))
                .hasMessage("broken");
        assertThat(open().owner()).isTrue();
    }

    @Test
    void warnsOfANetworkFileSystem() {
        String warning = new HomeFolder(folder).warningOf("nfs4");
        assertThat(warning).contains("network file system (nfs4)").contains(folder.toString());
        assertThat(new HomeFolder(folder).warning()).isEmpty();
    }
}
