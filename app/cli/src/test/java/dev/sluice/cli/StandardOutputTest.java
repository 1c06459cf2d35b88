package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.call.ExitCode;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

final class StandardOutputTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void lostOutputIsSaidInOneSentenceAndEndsBadly() {
        StandardOutput full = failing("No space left on device");
        printLines(full);

        assertThat(ends(full, ExitCode.FINE)).isEqualTo(ExitCode.FAILED);
        assertThat(said().lines()).hasSize(1);
        assertThat(said()).startsWith("sluice: ").contains("No space left on device");
    }

    @Test
    void aPauseStaysAPauseThoughOutputWasLost() {
        StandardOutput full = failing("No space left on device");
        printLines(full);

        assertThat(ends(full, ExitCode.STOPPED)).isEqualTo(ExitCode.STOPPED);
    }

    @Test
    void aReaderThatHasHadEnoughIsNoMistake() {
        StandardOutput closed = failing("Broken pipe");
        printLines(closed);

        assertThat(ends(closed, ExitCode.SOME_FAILED)).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(said()).isEmpty();
    }

    @Test
    void outputThatArrivesIsAsPrinted() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        StandardOutput output = new StandardOutput(file);
        printLines(output);

        assertThat(file.toString(StandardCharsets.UTF_8).lines()).containsExactly("one", "two");
        assertThat(ends(output, ExitCode.FINE)).isEqualTo(ExitCode.FINE);
        assertThat(said()).isEmpty();
    }

    private static void printLines(StandardOutput output) {
        PrintStream out = new PrintStream(output, false, StandardCharsets.UTF_8);
        out.println("one");
        out.println("two");
        out.flush();
    }

    private ExitCode ends(StandardOutput output, ExitCode work) {
        return output.ends(work, new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static StandardOutput failing(String why) {
        return new StandardOutput(
                new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        throw new IOException(why);
                    }
                });
    }
}
