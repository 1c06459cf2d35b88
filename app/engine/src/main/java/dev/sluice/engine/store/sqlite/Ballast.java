package dev.sluice.engine.store.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * A file that takes up room so that there is some to give up: on a full disk SQLite can record
 * nothing, not even that work stopped. Any thread may use it.
 */
public final class Ballast {
    /** What a ballast file weighs, in bytes. */
    public static final long BYTES = 16L * 1024 * 1024;

    /** It is made again only when this many times its size is free, or it would itself fill up. */
    private static final int MARGIN = 4;

    private final Path file;
    private final long bytes;

    public Ballast(Path file) {
        this(file, BYTES);
    }

    Ballast(Path file, long bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** Gives up its room. @return whether there was any to give up */
    public synchronized boolean release() throws IOException {
        return Files.deleteIfExists(file);
    }

    /** Takes up room again if it is not there and the disk has plenty. */
    public synchronized void refill() throws IOException {
        if (Files.exists(file) && Files.size(file) == bytes) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.getFileStore(folder).getUsableSpace() < bytes * MARGIN) {
            return;
        }
        try (FileChannel out =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            // Not zeros: file systems that compress would keep no room for them.
            byte[] noise = new byte[1024 * 1024];
            new Random(bytes).nextBytes(noise);
            for (long left = bytes; left > 0; ) {
                ByteBuffer chunk = ByteBuffer.wrap(noise, 0, (int) Math.min(left, noise.length));
                left -= out.write(chunk);
            }
        }
    }
}
