package dev.sluice.testkit;

import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.sqlite.SqliteJobStore;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class SqliteHistoryTest extends HistoryContract {
    @TempDir private Path folder;

    private final List<Path> opened = new ArrayList<>();

    @Override
    protected JobStore open() {
        Path file = folder.resolve("sluice" + opened.size() + ".db");
        opened.add(file);
        return SqliteJobStore.open(file);
    }
}
