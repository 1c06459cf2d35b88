package dev.sluice.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;

/** The real program in a real terminal, with somebody at the keyboard. */
final class BarsInAPseudoTerminalTest {
    private static final List<String> JOBS = List.of("January", "February", "März", "四月");

    @TempDir Path folder;

    @BeforeEach
    void needsATerminal() {
        assumeTrue(
                PtyProgram.possible(),
                "needs Linux with 'script' and 'stty' (Debian: bsdutils and coreutils)");
    }

    @ParameterizedTest
    @CsvSource({"1,200,24", "2,80,24", "3,57,10", "5,40,6", "10,31,4"})
    void neitherTypingNorResizingLeavesABarBehind(int workers, int columns, int rows)
            throws Exception {
        try (PtyProgram program = start(columns, rows, workers)) {
            program.await(BarsInAPseudoTerminalTest::working);
            for (String typed : List.of("\n", "\n\n\n", "abc xyz\n", "\t", "xyz", "\u007f\n")) {
                program.type(typed);
                assertOneBlock(program.awaitRedraws(3), rows);
            }
            int[] widths = {columns - 9, columns + 20, columns / 2 + 10, columns};
            for (int i = 0; i < widths.length; i++) {
                program.resize(widths[i], rows, i % 2 == 0);
                program.awaitRedraws(2);
                program.type("\n");
                assertOneBlock(program.awaitRedraws(3), rows);
            }
            program.openGate();

            List<String> end = program.await(BarsInAPseudoTerminalTest::ended);

            assertThat(bars(end)).isZero();
            assertThat(end).last().isEqualTo("ended 0 echo");
            assertThat(program.cursorShown()).isTrue();
        }
    }

    @Test
    void ctrlCTakesTheBarsAwayAndGivesTheTerminalBack() throws Exception {
        try (PtyProgram program = start(80, 24, 3)) {
            program.await(lines -> bars(lines) > 0);
            program.type("\u0003");

            List<String> end = program.await(BarsInAPseudoTerminalTest::ended);

            assertThat(bars(end)).isZero();
            assertThat(end).last().isEqualTo("ended 130 echo");
            assertThat(end).noneMatch(line -> line.contains("^C"));
            assertThat(String.join("", end)).contains("paused", "sluice resume");
            assertThat(program.cursorShown()).isTrue();
        }
    }

    @Test
    void ctrlZGivesTheTerminalToTheShellUntilTheProgramIsContinued() throws Exception {
        try (PtyProgram program = start(80, 24, 3)) {
            program.await(lines -> bars(lines) > 0);
            program.type("\u001a");
            List<String> stopped =
                    program.await(lines -> lines.stream().anyMatch(l -> l.startsWith("stopped")));
            assertThat(bars(stopped)).isZero();
            assertThat(stopped).last().asString().endsWith(" echo");

            program.await(lines -> bars(lines) > 0);
            program.type("\nxyz\n");
            List<String> later = program.awaitRedraws(3);
            assertOneBlock(later.subList(stopped.size(), later.size()), 24);
            program.openGate();

            List<String> end = program.await(BarsInAPseudoTerminalTest::ended);
            assertThat(bars(end)).isZero();
            assertThat(end).last().isEqualTo("ended 0 echo");
        }
    }

    private PtyProgram start(int columns, int rows, int workers) throws Exception {
        String[] arguments = new String[JOBS.size() + 3];
        arguments[0] = "hold";
        arguments[1] = "--workers";
        arguments[2] = "" + workers;
        for (int i = 0; i < JOBS.size(); i++) {
            arguments[i + 3] = JOBS.get(i);
        }
        return PtyProgram.start(folder, columns, rows, arguments);
    }

    /**
     * Every bar once at most, no more lines than half the terminal's, and nothing that was typed.
     */
    private static void assertOneBlock(List<String> block, int rows) {
        assertThat(block).hasSizeLessThanOrEqualTo(rows / 2);
        for (String job : JOBS) {
            assertThat(block.stream().filter(line -> line.startsWith(job)).count())
                    .as("heads of %s in %s", job, block)
                    .isLessThanOrEqualTo(1);
        }
        assertThat(block).first().asString().startsWith(JOBS.getFirst());
        assertThat(block).noneMatch(line -> line.contains("xyz"));
    }

    private static boolean working(List<String> lines) {
        return lines.stream().anyMatch(line -> line.contains("running"));
    }

    private static long bars(List<String> lines) {
        return lines.stream().filter(line -> line.contains("Checking")).count();
    }

    private static boolean ended(List<String> lines) {
        return lines.stream().anyMatch(line -> line.startsWith("ended"));
    }
}
