package dev.sluice.engine.schedule;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes small files that a reader sees whole or not at all, also after a power cut. */
public final class SmallFile {
    private SmallFile() {}

    /**
     * Writes a text into a folder that is there, replacing an earlier one; it is on the disk when
     * this returns. One writer a file at a time.
     */
    public static void write(Path file, CharSequence text) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(unfinished, text);
        force(unfinished, StandardOpenOption.WRITE);
        Files.move(
                unfinished,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        // Windows opens no folders and keeps its own journal of names.
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            force(file.toAbsolutePath().resolveSibling(""), StandardOpenOption.READ);
        }
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
