package dev.sluice.pipelines.load;

import java.nio.file.Path;

/** Jobs that load into one table at the same time. The database is DuckDB. */
final class LoadSideBySideTest extends SideBySideContract {
    @Override
    TestDatabase database(Path folder) {
        return new TestDatabase.Duck(folder.resolve("out.duckdb"));
    }
}
