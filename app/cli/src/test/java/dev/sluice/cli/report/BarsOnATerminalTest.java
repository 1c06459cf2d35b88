package dev.sluice.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.call.Interrupts;
import dev.sluice.cli.terminal.Keyboard;
import dev.sluice.cli.terminal.Screen;
import dev.sluice.cli.terminal.Size;
import dev.sluice.cli.terminal.VirtualTerminal;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

final class BarsOnATerminalTest {
    private final Interrupts interrupts = new Interrupts(() -> {});

    @ParameterizedTest
    @ValueSource(ints = {20, 24, 31, 40, 57, 79, 80, 81, 100, 120, 132, 199, 200})
    void noBarIsLeftBehindAtAnyWidthAndWithAnyNumberOfWorkers(int width) {
        for (int workers : new int[] {1, 2, 3, 5, 10}) {
            VirtualTerminal terminal = new VirtualTerminal(width, 24);
            try (TextReporter reporter = reporter(terminal, false)) {
                for (int done = 0; done < 25; done++) {
                    JobSnapshot job = Snapshots.running("j-aaaa", workers, done);
                    reporter.progress(List.of(job));

                    assertThat(bars(terminal, "Checking")).isEqualTo(1);
                    assertThat(bars(terminal, "Compressing")).isEqualTo(1);
                    assertThat(terminal.text()).hasSizeLessThanOrEqualTo(4);
                }
                assertThat(terminal.widest()).isLessThan(width);
                reporter.ends(Snapshots.ended("j-aaaa", JobState.SUCCEEDED, 0));
            }
            assertThat(bars(terminal, "Checking")).isZero();
            assertThat(String.join("", terminal.text())).contains("done, 4 files");
            assertThat(terminal.cursorShown()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"100,40,true", "100,40,false", "40,100,true", "40,100,false", "200,20,true"})
    void noBarIsLeftBehindWhenTheWindowIsResized(int before, int after, boolean reflow) {
        VirtualTerminal terminal = new VirtualTerminal(before, 30);
        try (TextReporter reporter = reporter(terminal, false)) {
            reporter.note("first");
            for (int i = 0; i < 10; i++) {
                reporter.progress(List.of(Snapshots.running("j-aaaa", 5, i)));
                int width = i % 2 == 0 ? after : before;
                if (reflow) {
                    terminal.resizeWithReflow(width, 30);
                } else {
                    terminal.resize(width, 30);
                }
                reporter.progress(List.of(Snapshots.running("j-aaaa", 5, i)));

                assertThat(bars(terminal, "Checking")).isEqualTo(1);
                assertThat(terminal.text().getFirst()).isEqualTo("first");
                assertThat(terminal.text()).hasSizeLessThanOrEqualTo(5);
            }
        }
    }

    @Test
    void messagesAndSummariesScrollByAboveTheBars() {
        VirtualTerminal terminal = new VirtualTerminal(90, 10);
        try (TextReporter reporter = reporter(terminal, false)) {
            for (int i = 0; i < 30; i++) {
                reporter.progress(List.of(Snapshots.running("j-aaaa", 3, i)));
                reporter.note("message " + i);
                reporter.progress(List.of(Snapshots.running("j-aaaa", 3, i)));
            }
            assertThat(terminal.text().subList(0, 30))
                    .containsExactlyElementsOf(
                            java.util.stream.IntStream.range(0, 30)
                                    .mapToObj(i -> "message " + i)
                                    .toList());
            assertThat(terminal.text()).hasSize(33);
        }
        assertThat(terminal.text()).hasSize(30);
    }

    @Test
    void moreJobsThanFitAreCountedInsteadOfDrawn() {
        VirtualTerminal terminal = new VirtualTerminal(80, 14);
        List<JobSnapshot> jobs = new ArrayList<>();
        for (char c = 'a'; c < 'h'; c++) {
            jobs.add(Snapshots.running("j-aaa" + c, 2, 5));
        }
        try (TextReporter reporter = reporter(terminal, false)) {
            for (int i = 0; i < 5; i++) {
                reporter.progress(jobs);
            }
            assertThat(terminal.text()).hasSize(7);
            assertThat(terminal.text().getLast()).isEqualTo("5 more jobs running");
        }
    }

    @Test
    void aSecondInterruptGivesTheCursorBackBeforeTheProgramEnds() {
        VirtualTerminal terminal = new VirtualTerminal(80, 24);
        TextReporter reporter = reporter(terminal, false);
        reporter.progress(List.of(Snapshots.running("j-aaaa", 2, 5)));
        assertThat(terminal.cursorShown()).isFalse();

        interrupts.interrupt();

        assertThat(terminal.cursorShown()).isTrue();
        assertThat(terminal.text()).isEmpty();
    }

    @Test
    void quietShowsBarsOnly() {
        VirtualTerminal terminal = new VirtualTerminal(80, 24);
        try (TextReporter reporter = reporter(terminal, true)) {
            reporter.note("left out");
            reporter.progress(List.of(Snapshots.running("j-aaaa", 2, 5)));
            assertThat(terminal.text()).isNotEmpty();
            reporter.ends(Snapshots.ended("j-aaaa", JobState.SUCCEEDED, 0));
        }
        assertThat(terminal.text()).isEmpty();
    }

    @Test
    void aLineReadsAsAPersonWouldSayIt() {
        VirtualTerminal terminal = new VirtualTerminal(140, 24);
        try (TextReporter reporter = reporter(terminal, false)) {
            reporter.progress(List.of(Snapshots.running("j-aaaa", 1, 29)));
            assertThat(terminal.text().get(0))
                    .isEqualTo("orders  j-aaaa  running  1 min 12 s  3–5 min left");
            assertThat(terminal.text().get(2))
                    .startsWith("  Compressing 2024-04-part29.tsv  ━━━━━━━━━━━━━━──────  29/39")
                    .contains("37.1 of 49.9 GB")
                    .endsWith("101 MB/s  3–5 min left");
        }
    }

    @Test
    void theSourceOfABatchedJobTellsOfItsBatchesUntilTheLastItem() {
        VirtualTerminal terminal = new VirtualTerminal(100, 24);
        try (TextReporter reporter = reporter(terminal, false)) {
            reporter.progress(List.of(Snapshots.batched(25, 100, false)));
            assertThat(terminal.text().get(1))
                    .startsWith("  Playlist")
                    .contains("━━━━━───────────────")
                    .endsWith("  5/10 · 25/100 total (75 remaining)");
            assertThat(terminal.text().get(2)).contains("Downloading").contains("25/100");

            reporter.progress(List.of(Snapshots.batched(25, 100, true)));
            assertThat(terminal.text().get(1)).endsWith("5/10 · 25/100+ total (75+ remaining)");

            reporter.progress(List.of(Snapshots.batched(5, 10, false)));
            assertThat(bars(terminal, "Playlist")).as("one batch says nothing new").isZero();
        }
    }

    private TextReporter reporter(VirtualTerminal terminal, boolean quiet) {
        PrintStream stream = streamTo(terminal);
        Screen screen = new Screen(true, terminal::size, true, Keyboard.HARMLESS);
        return new TextReporter(stream, stream, screen, interrupts, quiet, true);
    }

    private static long bars(VirtualTerminal terminal, String verb) {
        return terminal.text().stream().filter(line -> line.contains(verb)).count();
    }

    private static PrintStream streamTo(VirtualTerminal terminal) {
        OutputStream bytes =
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        throw new UnsupportedOperationException("byte by byte");
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) {
                        // A line end of a program is carriage return and line feed on the screen.
                        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
                        terminal.feed(text.replace("\r\n", "\n").replace("\n", "\r\n"));
                    }
                };
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    void aTerminalOfUnknownSizeIsTakenToBeUsual() {
        assertThat(Size.USUAL).isEqualTo(new Size(80, 24));
    }
}
