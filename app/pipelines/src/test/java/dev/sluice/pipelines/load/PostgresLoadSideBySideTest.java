package dev.sluice.pipelines.load;

import java.nio.file.Path;

/** Jobs that load into one table at the same time. The database is PostgreSQL. */
final class PostgresLoadSideBySideTest extends SideBySideContract {
    @Override
    TestDatabase database(Path folder) throws Exception {
        return TestDatabase.Postgres.make();
    }
}
