package dev.sluice.engine.store.sqlite;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

import java.sql.Connection;
import java.sql.SQLException;

/** Brings a database to the tables this version works with. */
final class Schema {
    /** The number of the newest migration; also written into the file as its user version. */
    static final int VERSION = 4;

    private static final String MIGRATIONS = "classpath:dev/sluice/engine/store/sqlite/migration";

    private Schema() {}

    /** The version of the tables in a database; 0 when there are none. */
    static int versionOf(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA user_version")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Migrates; a database of this very version is left alone, which keeps the start short. */
    static void migrate(Connection connection, Connections connections, int target)
            throws SQLException {
        if (versionOf(connection) >= target) {
            return;
        }
        try {
            Flyway.configure()
                    .dataSource(connections.url(), null, null)
                    .locations(MIGRATIONS)
                    .target(Integer.toString(target))
                    .javaMigrations(new CausesMigration())
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw reasonOf(e);
        }
        try (var statement = connection.createStatement()) {
            // Until here a power cut could take the tables away again.
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    /** What SQLite said, which tells a full disk from others; Flyway wraps it. */
    private static SQLException reasonOf(FlywayException e) {
        for (Throwable at = e.getCause(); at != null; at = at.getCause()) {
            if (at instanceof SQLException reason) {
                return reason;
            }
        }
        throw e;
    }
}
