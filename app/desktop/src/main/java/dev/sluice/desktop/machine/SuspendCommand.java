package dev.sluice.desktop.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program of the system puts the machine to sleep. */
final class SuspendCommand implements Suspension {
    private static final int LONGEST_WAIT_SECONDS = 30;
    private static final int MOST_WORDS = 300;

    private final Optional<Path> program;
    private final List<String> command;

    SuspendCommand(Optional<Path> program, List<String> command) {
        this.program = program;
        this.command = command;
    }

    @Override
    public boolean possible() {
        return program.isPresent();
    }

    @Override
    public void suspend() throws NotPossible, InterruptedException {
        List<String> line = new ArrayList<>(command);
        line.set(
                0,
                program.orElseThrow(
                                () -> new NotPossible("There is no " + command.getFirst() + "."))
                        .toString());
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            process.getOutputStream().close();
            byte[] said = process.getInputStream().readNBytes(MOST_WORDS);
            if (!process.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                throw new NotPossible(String.join(" ", command) + " does not come to an end.");
            }
            if (process.exitValue() != 0) {
                throw new NotPossible(new String(said, StandardCharsets.UTF_8).strip());
            }
        } catch (IOException e) {
            throw new NotPossible(String.valueOf(e.getMessage()), e);
        }
    }
}
