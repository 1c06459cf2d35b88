package dev.sluice.desktop.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program of the system puts the machine to sleep. */
final class SuspendCommand implements Suspension {
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
        ShortCommand.run(line);
    }
}
