package dev.sluice.testkit.simulation;

import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.sqlite.SqliteJobStore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real databases. A kill is what a crash leaves: the files as they are at that moment, copied while
 * the connections that wrote them are still open, so that the next life has to recover the log.
 */
final class SqliteStores implements Stores {
    private final Path folder;
    private int lives;

    SqliteStores(Path folder) {
        this.folder = folder;
    }

    @Override
    public JobStore open() {
        return SqliteJobStore.open(file());
    }

    @Override
    public JobStore afterKill(JobStore left) {
        Path before = file();
        lives++;
        try {
            for (String part : new String[] {"", "-wal"}) {
                Path from = Path.of(before + part);
                if (Files.exists(from)) {
                    Files.copy(from, Path.of(file() + part));
                }
            }
            left.close();
            for (String part : new String[] {"", "-wal", "-shm"}) {
                Files.deleteIfExists(Path.of(before + part));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open();
    }

    private Path file() {
        return folder.resolve("life" + lives + ".db");
    }
}
