package dev.sluice.pipelines.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The right to read, change and write a file that window and command line change at the same time;
 * one thread of one process has it. Whoever only reads needs none, since an {@link AtomicFile} is
 * there whole at any moment. The system takes it back when the process ends, however that ends.
 */
public final class ChangeLock implements AutoCloseable {
    /**
     * Whose turn it is in this process, since the system's lock is between processes: a second
     * thread would be refused, and closing its channel would give up the lock of the first (POSIX).
     */
    private static final Map<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

    private final ReentrantLock here;
    private final FileChannel channel;

    private ChangeLock(ReentrantLock here, FileChannel channel) {
        this.here = here;
        this.channel = channel;
    }

    /**
     * Waits for the turn at a file, whose folder is made if it is not there. Beside it lies {@code
     * .NAME.lock}, which stays. Closed by the thread that took it, which doesn't take it twice.
     */
    public static ChangeLock take(Path file) throws IOException {
        Path folder = Files.createDirectories(file.resolveSibling(".")).toRealPath();
        Path lock = folder.resolve("." + file.getFileName() + ".lock");
        ReentrantLock here = HERE.computeIfAbsent(lock, _ -> new ReentrantLock());
        here.lock();
        boolean taken = false;
        try {
            FileChannel channel = locked(lock);
            taken = true;
            return new ChangeLock(here, channel);
        } finally {
            if (!taken) {
                here.unlock();
            }
        }
    }

    private static FileChannel locked(Path lock) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        lock,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        AtomicFile.ownersOnly(lock));
        boolean taken = false;
        try {
            FileLock held = channel.lock();
            taken = held.isValid();
            return channel;
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            here.unlock();
        }
    }
}
