package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.Cause;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * To version 2: each failure names its cause, so that failures are counted by cause in an index. In
 * Java, because causes are made of sentences.
 */
final class CausesMigration implements JavaMigration {
    private static final int TOGETHER = 1_000;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("2");
    }

    @Override
    public String getDescription() {
        return "causes";
    }

    @Override
    public Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE failure ADD COLUMN cause TEXT NOT NULL DEFAULT ''");
            nameCauses(connection);
            // Without the rows that are no end; the row's id stands behind both columns.
            statement.execute("CREATE INDEX failure_by_cause ON failure (job, cause) WHERE final");
            statement.execute("PRAGMA user_version = 2");
        }
    }

    /** In steps by key, so that a million failures need no memory. */
    private static void nameCauses(Connection connection) throws SQLException {
        String read =
                "SELECT failure.id, failure.failure, item.name, item.key FROM failure"
                        + " LEFT JOIN item ON item.id = failure.item"
                        + " WHERE final AND failure.id > ? ORDER BY failure.id LIMIT ?";
        try (var query = connection.prepareStatement(read);
                var update =
                        connection.prepareStatement("UPDATE failure SET cause = ? WHERE id = ?")) {
            long after = 0;
            int found = TOGETHER;
            while (found == TOGETHER) {
                found = 0;
                query.setLong(1, after);
                query.setInt(2, TOGETHER);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found++;
                        after = rows.getLong(1);
                        boolean ofItem = rows.getString(3) != null;
                        List<String> own =
                                ofItem ? List.of(rows.getString(3), rows.getString(4)) : List.of();
                        update.setString(1, Cause.of(Texts.failure(rows.getString(2)), own));
                        update.setLong(2, after);
                        update.addBatch();
                    }
                }
                update.executeBatch();
            }
        }
    }
}
