package dev.sluice.pipelines.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.pipeline.StopSignal;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class ChildProcessTest {
    private static final Path SHELL = Path.of("/bin/sh");

    @TempDir Path folder;
    private final List<String> out = Collections.synchronizedList(new ArrayList<>());
    private final List<String> err = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void needsAShellToPlayTheChild() {
        assumeTrue(Files.isExecutable(SHELL), "needs /bin/sh to play a child");
    }

    private ChildCommand script(String text) {
        return ChildCommand.of(SHELL, List.of("-c", text), folder);
    }

    private int run(ChildCommand command) throws IOException, InterruptedException {
        return ChildProcess.run(command, out::add, err::add, StopSignal.NEVER);
    }

    @Test
    void bothStreamsComeByLinesAndTheCodeIsTold() throws Exception {
        assertThat(run(script("echo one; echo two >&2; printf three; exit 7"))).isEqualTo(7);
        assertThat(out).containsExactly("one", "three");
        assertThat(err).containsExactly("two");
    }

    @Test
    void argumentsReachTheChildLetterForLetter() throws Exception {
        ChildCommand command =
                ChildCommand.of(
                        SHELL,
                        List.of("-c", "printf '%s\\n' \"$@\"", "x", "a b", "$HOME;ls", "'\"*"),
                        folder);
        run(command);
        assertThat(out).containsExactly("a b", "$HOME;ls", "'\"*");
    }

    @Test
    void aLineWithoutEndIsCutAndMemoryStaysSmall() throws Exception {
        run(script("head -c 300000 /dev/zero | tr '\\0' x; echo; echo end").withLinesOf(100));
        assertThat(out).containsExactly("x".repeat(100), "end");
    }

    @Test
    void theChildGetsOnlyAFewVariablesAndNoInput() throws Exception {
        run(script("env | sort; cat").with(Map.of("MINE", "1")));
        assertThat(out)
                .contains("MINE=1", "LC_ALL=C.UTF-8")
                .allMatch(line ->
                        line.matches(
                                "(PATH|HOME|TMPDIR|TMP|TEMP|LC_ALL|MINE|PWD|OLDPWD|SHLVL|_)=.*"));
    }

    @Test
    void aStopEndsTheChildAndAllThatItHasStartedWithinASecond() throws Exception {
        FakeStop stop = new FakeStop();
        CountDownLatch begun = new CountDownLatch(2);
        List<Long> numbers = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread runner =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                ChildProcess.run(
                                        script("sleep 300 & echo $!; echo $$; wait"),
                                        line -> {
                                            numbers.add(Long.parseLong(line));
                                            begun.countDown();
                                        },
                                        LineListener.NONE,
                                        stop);
                                ended.complete(new AssertionError("It ended by itself."));
                            } catch (IOException | InterruptedException | RuntimeException e) {
                                ended.complete(e);
                            }
                        });
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        stop.request();
        assertThat(ended.get(1, TimeUnit.SECONDS)).isInstanceOf(StopRequested.class);
        runner.join();
        for (long number : numbers) {
            // A child that init has not collected yet still has its number.
            ProcessHandle.of(number).ifPresent(handle -> handle.onExit().join());
        }
    }

    @Test
    void whatTakesTooLongIsEnded() {
        assertThatThrownBy(() -> run(script("sleep 300").within(Duration.ofMillis(200))))
                .isInstanceOf(ChildTooSlow.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void anInterruptEndsTheChild() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread runner =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                ChildProcess.run(
                                        script("echo go; sleep 300"),
                                        line -> begun.countDown(),
                                        LineListener.NONE,
                                        StopSignal.NEVER);
                            } catch (IOException | InterruptedException | RuntimeException e) {
                                ended.complete(e);
                            }
                        });
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        runner.interrupt();
        assertThat(ended.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aProgramThatIsNotThereIsAnError() {
        ChildCommand nothing = ChildCommand.of(folder.resolve("none"), List.of(), folder);
        assertThatThrownBy(
                        () -> {
                            if (run(nothing) != 0) {
                                throw new IOException("did not start");
                            }
                        })
                .isInstanceOf(IOException.class);
    }

    @Test
    void theNextStartEndsWhatIsOnRecordAndNothingElse() throws Exception {
        Process left = new ProcessBuilder("sleep", "300").start();
        Process other = new ProcessBuilder("sleep", "300").start();
        try {
            long start = left.info().startInstant().orElseThrow().toEpochMilli();
            Files.writeString(folder.resolve(Long.toString(left.pid())), Long.toString(start));
            // The number has been given to another process since.
            Files.writeString(folder.resolve(Long.toString(other.pid())), "12345");
            ChildRecords.sweep(folder);
            assertThat(left.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(other.isAlive()).isTrue();
            assertThat(folder).isEmptyDirectory();
        } finally {
            left.destroyForcibly();
            other.destroyForcibly();
        }
    }

    /** A stop that a test asks for. */
    private static final class FakeStop implements StopSignal {
        private final List<Runnable> actions = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean requested;

        void request() {
            requested = true;
            List.copyOf(actions).forEach(Runnable::run);
        }

        @Override
        public boolean requested() {
            return requested;
        }

        @Override
        public Registration onStop(Runnable action) {
            actions.add(action);
            return () -> actions.remove(action);
        }
    }
}
