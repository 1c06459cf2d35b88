package dev.sluice.desktop.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a small program of the system to its end. */
final class ShortCommand {
    private static final int LONGEST_WAIT_SECONDS = 30;
    private static final int MOST_BYTES = 300;

    private ShortCommand() {}

    /**
     * @param line the program's absolute path and its arguments
     * @throws NotPossible when it fails, in its own words
     */
    static void run(List<String> line) throws NotPossible, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(line)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new NotPossible(line.getFirst() + " does not come to an end.");
            }
            if (process.exitValue() != 0) {
                throw new NotPossible(words(process.getErrorStream(), line.getFirst()));
            }
        } catch (IOException e) {
            throw new NotPossible(String.valueOf(e.getMessage()), e);
        }
    }

    private static String words(InputStream stream, String program) throws IOException {
        String said =
                new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8)
                        .replaceAll("\\s+", " ")
                        .strip();
        return said.isEmpty() ? program + " failed." : said;
    }
}
