package dev.sluice.engine.schedule;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the engine itself does with disks, as a port. */
public interface Disk {
    /** Bytes free on the disk of a file or folder, or of its nearest parent that exists. */
    long free(Path path) throws IOException;

    /** Removes a folder with all in it; nothing happens when there is none. Never follows links. */
    void removeTree(Path folder) throws IOException;

    /** The folders in a folder, in any order; none when it is not there. */
    List<Path> folders(Path parent) throws IOException;

    /** Makes a folder with its parents. */
    void makeFolder(Path folder) throws IOException;
}
