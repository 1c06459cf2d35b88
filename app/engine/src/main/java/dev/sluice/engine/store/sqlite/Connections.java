package dev.sluice.engine.store.sqlite;

import org.sqlite.SQLiteConfig;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to one database file with the settings that durability rests on. */
final class Connections {
    /** Another process may hold the file for a moment: a backup, a look with another tool. */
    private static final int BUSY_MILLIS = 10_000;

    /** Pages; 16 MiB of log between checkpoints keeps the number of syncs low under load. */
    private static final int CHECKPOINT_PAGES = 4_000;

    private final Path file;

    Connections(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** A connection that writes; its user begins and ends transactions. */
    Connection writer() throws SQLException {
        SQLiteConfig config = common();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // Less than FULL loses acknowledged commits in a power cut.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setPragma(
                SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, Integer.toString(64 * 1024 * 1024));
        Connection connection = config.createConnection(url());
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
        }
        return connection;
    }

    /** A connection that only reads; each transaction sees one state of the file. */
    Connection reader() throws SQLException {
        SQLiteConfig config = common();
        config.setReadOnly(true);
        Connection connection = config.createConnection(url());
        connection.setAutoCommit(false);
        return connection;
    }

    /**
     * Undoes what a kill has left half written in a file that had no log yet: a new one, or a
     * backup put in place. A connection that only reads cannot.
     */
    void rollBack() throws SQLException {
        try (Connection connection = common().createConnection(url())) {
            Schema.versionOf(connection);
        }
    }

    private SQLiteConfig common() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-16 * 1024);
        return config;
    }

    String url() {
        return "jdbc:sqlite:" + file;
    }
}
