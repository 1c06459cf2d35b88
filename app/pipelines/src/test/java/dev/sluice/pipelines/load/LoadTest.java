package dev.sluice.pipelines.load;

import java.nio.file.Path;

/** What is in the table after a load, by the database's own account. The database is DuckDB. */
final class LoadTest extends LoadContract {
    @Override
    TestDatabase database(Path folder) {
        return new TestDatabase.Duck(folder.resolve("out.duckdb"));
    }
}
