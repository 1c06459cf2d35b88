package dev.sluice.pipelines.load;

import java.nio.file.Path;

/** Made-up files come back letter for letter from PostgreSQL. */
final class PostgresLoadRandomTest extends LoadRandomContract {
    @Override
    TestDatabase database(Path folder) throws Exception {
        return TestDatabase.Postgres.make();
    }
}
