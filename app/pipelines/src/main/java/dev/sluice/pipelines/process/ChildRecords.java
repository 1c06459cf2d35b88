package dev.sluice.pipelines.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the system does not end children when this program is killed, each is written down with its
 * number and start, and the next start ends those that are still there. One home a program.
 */
public final class ChildRecords {
    private static final Logger LOG = LoggerFactory.getLogger(ChildRecords.class);
    private static Optional<Path> folder = Optional.empty();

    private ChildRecords() {}

    /** One child on record; closing it takes it off. */
    interface Entry extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Ends what an earlier run of this home has left, once, and has later children recorded there.
     * Called by whoever owns the home.
     */
    public static synchronized void keepIn(Path home) throws IOException {
        Path mine = home.resolve("children");
        if (Spawner.childrenDieWithUs() || folder.filter(mine::equals).isPresent()) {
            return;
        }
        Files.createDirectories(mine);
        sweep(mine);
        folder = Optional.of(mine);
    }

    static synchronized Entry enter(Process process) throws IOException {
        Optional<Instant> start = process.info().startInstant();
        if (folder.isEmpty() || start.isEmpty()) {
            return () -> {};
        }
        Path record = folder.get().resolve(Long.toString(process.pid()));
        Files.writeString(record, Long.toString(start.get().toEpochMilli()));
        return () -> remove(record);
    }

    /** Ends each recorded process that still is the one that was recorded. */
    static void sweep(Path records) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(records)) {
            for (Path record : all) {
                end(record);
                remove(record);
            }
        }
    }

    private static void end(Path record) throws IOException {
        try {
            long pid = Long.parseLong(String.valueOf(record.getFileName()));
            long start = Long.parseLong(Files.readString(record).strip());
            ProcessHandle.of(pid)
                    .filter(child -> isFrom(child, start))
                    .ifPresent(child -> {
                        LOG.warn("Ending process {} that an earlier run has left.", pid);
                        child.descendants().toList().forEach(ProcessHandle::destroyForcibly);
                        child.destroyForcibly();
                    });
        } catch (NumberFormatException e) {
            LOG.warn("{} is no record of a child.", record, e);
        }
    }

    private static boolean isFrom(ProcessHandle child, long start) {
        return child.info().startInstant().map(Instant::toEpochMilli).equals(Optional.of(start));
    }

    private static void remove(Path record) {
        try {
            Files.deleteIfExists(record);
        } catch (IOException e) {
            LOG.warn("Could not remove the record {}.", record, e);
        }
    }
}
