package dev.sluice.desktop.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A program of the system carries it. */
final class BulletinCommand implements Bulletin {
    private final String name;
    private final Optional<Path> program;
    private final boolean script;

    BulletinCommand(String name, Optional<Path> program, boolean script) {
        this.name = name;
        this.program = program;
        this.script = script;
    }

    @Override
    public Optional<String> carrier() {
        return program.map(found -> name);
    }

    @Override
    public void tell(String title, String text, boolean urgent)
            throws NotPossible, InterruptedException {
        Path found = program.orElseThrow(() -> new NotPossible("There is no " + name + "."));
        List<String> line =
                script
                        ? Bulletin.script(found, title, text)
                        : Bulletin.notifySend(found, title, text, urgent);
        ShortCommand.run(line);
    }
}
