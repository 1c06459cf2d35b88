package dev.sluice.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Another program that does the same work, run as its users run it; bash takes its time.
 *
 * @param written what it writes, which is then forced to disk as Sluice does it; may be empty
 */
record Peer(List<String> command, Optional<Path> written) {
    private static final String SCRIPT =
            """
            written=$1
            shift
            TIMEFORMAT='%R %U %S'
            time { "$@" >/dev/null && if [ -n "$written" ]; then sync -- "$written"; fi; }
            """;

    Peer {
        command = List.copyOf(command);
    }

    static Peer of(String... command) {
        return new Peer(List.of(command), Optional.empty());
    }

    /** One run, its output thrown away; empty when the program or bash is not installed. */
    Optional<Cost> run() throws IOException, InterruptedException {
        if (!installed(command.getFirst()) || !installed("bash")) {
            return Optional.empty();
        }
        List<String> timed = new ArrayList<>();
        String output = written.map(Path::toString).orElse("");
        timed.addAll(List.of("bash", "-c", SCRIPT, "bash", output));
        timed.addAll(command);
        Process process = new ProcessBuilder(timed).start();
        process.getOutputStream().close();
        String said =
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException(command + " ended with exit code " + exit + ": " + said);
        }
        String[] times = said.substring(said.lastIndexOf('\n') + 1).split(" ", -1);
        return Optional.of(
                new Cost(
                        Double.parseDouble(times[0]),
                        Double.parseDouble(times[1]) + Double.parseDouble(times[2])));
    }

    private static boolean installed(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Path.of(folder, program).toFile().canExecute());
    }
}
