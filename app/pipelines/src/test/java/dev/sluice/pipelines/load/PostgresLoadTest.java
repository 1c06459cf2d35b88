package dev.sluice.pipelines.load;

import java.nio.file.Path;

/** What is in the table after a load, by the database's own account. The database is PostgreSQL. */
final class PostgresLoadTest extends LoadContract {
    @Override
    TestDatabase database(Path folder) throws Exception {
        return TestDatabase.Postgres.make();
    }
}
