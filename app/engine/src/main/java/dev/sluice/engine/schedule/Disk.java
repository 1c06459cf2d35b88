package dev.sluice.engine.schedule;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the engine itself does with disks, as a port. */
public interface Disk {
    /** Bytes free on the disk of a file or folder, or of its nearest parent that exists. */
    long free(Path path) throws IOException;

    /** Removes a folder with all in it; nothing happens when there is none. Never follows links. */
    void removeTree(Path folder) throws IOException;

    /**
     * Removes a folder that has nothing in it; nothing happens when it has, or when there is none.
     * Never follows links.
     */
    void removeIfEmpty(Path folder) throws IOException;

    /** The folders in a folder, in any order; none when it is not there. */
    List<Path> folders(Path parent) throws IOException;

    /** Makes a folder with its parents. */
    void makeFolder(Path folder) throws IOException;

    /** Whether there is a folder at this path at the moment. */
    boolean isFolder(Path path);

    /** The text of a small file; empty when there is none. */
    Optional<String> read(Path file) throws IOException;

    /** Writes a small file, in a folder that is made where it is not there; durable when done. */
    void keep(Path file, String text) throws IOException;
}
