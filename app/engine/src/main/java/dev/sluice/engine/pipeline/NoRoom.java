package dev.sluice.engine.pipeline;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A disk is full. The job then waits, says so once, and goes on when there is room. Plain {@link
 * IOException}s that the system raised for this reason are recognised by the engine; a target that
 * reports it in its own way (a database) is translated into this by its phase.
 */
public final class NoRoom extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Path where;

    public NoRoom(Path where, Throwable cause) {
        super("There is no room left on the disk of " + where + ".", cause);
        this.where = where;
    }

    /** A file or folder on the full disk. */
    public Path where() {
        return where;
    }
}
