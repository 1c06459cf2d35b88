package dev.sluice.cli;

import dev.sluice.cli.call.ExitCode;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Standard output that remembers what a {@link PrintStream} keeps to itself: that something could
 * not be written. The work goes on all the same. Any thread may write.
 */
final class StandardOutput extends OutputStream {
    private final OutputStream system;
    private volatile Optional<IOException> lost = Optional.empty();

    StandardOutput(OutputStream system) {
        this.system = system;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            system.write(bytes, from, length);
        } catch (IOException e) {
            if (lost.isEmpty() && !readerHasLeft(e)) {
                lost = Optional.of(e);
            }
            throw e;
        }
    }

    /** Whoever reads a pipe may have had enough, like {@code head}; nothing is lost by that. */
    private static boolean readerHasLeft(IOException problem) {
        return String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }

    /**
     * How the program ends.
     *
     * @param work how its work went
     * @param err is told in one sentence when something was lost
     */
    ExitCode ends(ExitCode work, PrintStream err) {
        if (lost.isEmpty()) {
            return work;
        }
        err.println(
                "sluice: Standard output could not be written ("
                        + lost.get().getMessage()
                        + "), so what is there is not all; the work itself was not touched by it.");
        err.flush();
        return ExitCode.worst(List.of(work, ExitCode.FAILED));
    }
}
