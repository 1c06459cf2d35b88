package dev.sluice.desktop.machine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Starts a program of a person's choice, which may outlive Sluice. */
@FunctionalInterface
public interface OtherProgram {
    /**
     * Starts it, without a shell; touches the disk, so not for the FX thread.
     *
     * @param command the program and its arguments
     * @param output the file that takes what it says, from the beginning
     * @return its exit code, once it has ended
     * @throws NotPossible when there is no such program, or it cannot be started
     */
    CompletableFuture<Integer> start(List<String> command, Path output) throws NotPossible;

    /** Real programs. */
    static OtherProgram ofSystem(Programs programs) {
        return (command, output) -> {
            Path program =
                    programs.find(command.getFirst())
                            .orElseThrow(() ->
                                    new NotPossible(
                                            "There is no program " + command.getFirst() + "."));
            List<String> line = new ArrayList<>(command);
            line.set(0, program.toString());
            try {
                Process process =
                        new ProcessBuilder(line)
                                .redirectErrorStream(true)
                                .redirectOutput(output.toFile())
                                .start();
                process.getOutputStream().close();
                return process.onExit().thenApply(Process::exitValue);
            } catch (IOException e) {
                throw new NotPossible(String.valueOf(e.getMessage()), e);
            }
        };
    }
}
