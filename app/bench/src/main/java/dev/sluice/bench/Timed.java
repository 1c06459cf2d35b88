package dev.sluice.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a program took from its start to its end.
 *
 * @param seconds on the wall
 * @param cpuSeconds of it and all it started, over all cores
 * @param output what it printed
 */
record Timed(double seconds, double cpuSeconds, String output) {
    private static final double NANOS = 1e9;

    /** Linux counts times in hundredths of a second in this file. */
    private static final Path STAT = Path.of("/proc/self/stat");

    private static final double TICKS = 100;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    /**
     * Runs a program to its end.
     *
     * @throws IOException when it ends with a code other than 0
     */
    static Timed run(List<String> command) throws IOException, InterruptedException {
        // What was written before reaches the disk first, so that nobody waits for another's bytes.
        new ProcessBuilder("sync").start().waitFor();
        double cpu = childrenCpu();
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        double seconds = (System.nanoTime() - start) / NANOS;
        if (code != 0) {
            throw new IOException(command.getFirst() + " ended with " + code + ":\n" + output);
        }
        return new Timed(seconds, childrenCpu() - cpu, output);
    }

    /** CPU seconds of all children that have ended. */
    private static double childrenCpu() throws IOException {
        String stat = Files.readString(STAT);
        // The name in brackets may hold blanks; what is counted follows it.
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        return (Double.parseDouble(fields.get(CHILDREN_USER))
                        + Double.parseDouble(fields.get(CHILDREN_SYSTEM)))
                / TICKS;
    }
}
