package dev.sluice.pipelines.load.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Table {@code sluice_ledger} in the target: what was loaded into which table, written in the same
 * transaction as the rows themselves. A <em>token</em> names the jobs that were queued together
 * (their group, or the job itself): what they do to a table they do as one.
 */
public final class Ledger {
    /** The table's name, in the target's default schema. */
    public static final String TABLE = "sluice_ledger";

    public static final TableName NAME = new TableName(Optional.empty(), TABLE);

    private final Catalog catalog;
    private final String quoted;

    Ledger(Catalog catalog) {
        this.catalog = catalog;
        this.quoted = catalog.quoted(NAME);
    }

    public void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    CREATE TABLE IF NOT EXISTS %s (
                        job VARCHAR NOT NULL,
                        token VARCHAR NOT NULL,
                        item VARCHAR NOT NULL,
                        part INTEGER NOT NULL,
                        table_name VARCHAR NOT NULL,
                        content_hash VARCHAR NOT NULL,
                        file_name VARCHAR NOT NULL,
                        file_bytes BIGINT NOT NULL,
                        rows BIGINT NOT NULL,
                        rejected BIGINT NOT NULL,
                        created_table BOOLEAN NOT NULL,
                        replaced_rows BOOLEAN NOT NULL,
                        superseded_by VARCHAR,
                        loaded_at TIMESTAMP NOT NULL)\
                    """
                            .formatted(quoted));
        }
    }

    /** What a job has put into the table from one item, by part. Empty when nothing. */
    public List<LedgerEntry> ofItem(Connection connection, TableName table, String job, String item)
            throws SQLException {
        return ofItems(connection, table, job, List.of(item)).getOrDefault(item, List.of());
    }

    /** What a job has put into the table, by item and part; items without rows are left out. */
    public Map<String, List<LedgerEntry>> ofItems(
            Connection connection, TableName table, String job, List<String> items)
            throws SQLException {
        if (items.isEmpty()) {
            return Map.of();
        }
        String sql =
                "SELECT job, token, item, part, content_hash, file_name, file_bytes, rows,"
                        + " rejected, loaded_at FROM "
                        + quoted
                        + " WHERE table_name = ? AND job = ? AND item IN ("
                        + "?, ".repeat(items.size() - 1)
                        + "?) ORDER BY item, part";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, catalog.ledgerKey(table));
            query.setString(2, job);
            for (int i = 0; i < items.size(); i++) {
                query.setString(3 + i, items.get(i));
            }
            Map<String, List<LedgerEntry>> entries = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    entries.computeIfAbsent(rows.getString(3), item -> new ArrayList<>())
                            .add(entry(rows));
                }
            }
            return entries;
        }
    }

    private static LedgerEntry entry(ResultSet rows) throws SQLException {
        return new LedgerEntry(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getInt(4),
                rows.getString(5),
                rows.getString(6),
                rows.getLong(7),
                rows.getLong(8),
                rows.getLong(9),
                instant(rows, 10));
    }

    /** Whether other jobs have loaded a file of this length, so that its hash is worth knowing. */
    public boolean knowsSize(Connection connection, TableName table, String token, long bytes)
            throws SQLException {
        String sql =
                "SELECT 1 FROM "
                        + quoted
                        + " WHERE table_name = ? AND token <> ?"
                        + " AND file_bytes = ? AND rows > 0 AND superseded_by IS NULL LIMIT 1";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, catalog.ledgerKey(table));
            query.setString(2, token);
            query.setLong(3, bytes);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** When an earlier job has loaded this content into the table, if it has and it is there. */
    public Optional<Instant> loadedBefore(
            Connection connection, TableName table, String token, String contentHash)
            throws SQLException {
        String sql =
                "SELECT min(loaded_at) FROM "
                        + quoted
                        + " WHERE table_name = ?"
                        + " AND token <> ? AND content_hash = ? AND rows > 0"
                        + " AND superseded_by IS NULL HAVING count(*) > 0";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, catalog.ledgerKey(table));
            query.setString(2, token);
            query.setString(3, contentHash);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(instant(rows, 1)) : Optional.empty();
            }
        }
    }

    /** Files of which rows are in the table, each with its newest load. */
    Map<TableLook.Mark, Instant> files(Connection connection, TableName table, int limit)
            throws SQLException {
        String sql =
                "SELECT item, file_bytes, max(loaded_at) FROM "
                        + quoted
                        + " WHERE table_name = ? AND rows > 0 AND superseded_by IS NULL"
                        + " GROUP BY item, file_bytes LIMIT "
                        + limit;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, catalog.ledgerKey(table));
            Map<TableLook.Mark, Instant> files = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    files.put(
                            new TableLook.Mark(rows.getString(1), rows.getLong(2)),
                            instant(rows, 3));
                }
            }
            return files;
        }
    }

    /** Whether the jobs of this token have created the table as it is. */
    public boolean createdBy(Connection connection, TableName table, String token)
            throws SQLException {
        return marked(connection, table, token, "created_table AND superseded_by IS NULL");
    }

    /** Whether the jobs of this token have removed the old rows already. */
    public boolean replacedBy(Connection connection, TableName table, String token)
            throws SQLException {
        return marked(connection, table, token, "(replaced_rows OR created_table)");
    }

    private boolean marked(Connection connection, TableName table, String token, String mark)
            throws SQLException {
        String sql =
                "SELECT 1 FROM "
                        + quoted
                        + " WHERE table_name = ? AND token = ? AND "
                        + mark
                        + " LIMIT 1";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, catalog.ledgerKey(table));
            query.setString(2, token);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Notes that what the ledger says to be in the table is there no more. */
    void supersede(Connection connection, TableName table, String token) throws SQLException {
        String sql =
                "UPDATE "
                        + quoted
                        + " SET superseded_by = ?"
                        + " WHERE table_name = ? AND superseded_by IS NULL";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, token);
            update.setString(2, catalog.ledgerKey(table));
            update.executeUpdate();
        }
    }

    /** Which later job or group has replaced the rows that a job put into the table. */
    public Optional<String> supersededBy(Connection connection, TableName table, String job)
            throws SQLException {
        String sql =
                "SELECT superseded_by FROM "
                        + quoted
                        + " WHERE table_name = ? AND job = ?"
                        + " AND superseded_by IS NOT NULL LIMIT 1";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, catalog.ledgerKey(table));
            query.setString(2, job);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /** Which other job or group has removed rows that the jobs of this token had put there. */
    Optional<String> overtakenBy(Connection connection, TableName table, String token)
            throws SQLException {
        String sql =
                "SELECT superseded_by FROM "
                        + quoted
                        + " WHERE table_name = ? AND token = ? AND superseded_by <> token LIMIT 1";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, catalog.ledgerKey(table));
            query.setString(2, token);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    void add(
            Connection connection,
            TableName table,
            LedgerEntry entry,
            boolean createdTable,
            boolean replacedRows)
            throws SQLException {
        String sql =
                "INSERT INTO "
                        + quoted
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL,"
                        + " ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, entry.job());
            insert.setString(2, entry.token());
            insert.setString(3, entry.item());
            insert.setInt(4, entry.part());
            insert.setString(5, catalog.ledgerKey(table));
            insert.setString(6, entry.contentHash());
            insert.setString(7, entry.fileName());
            insert.setLong(8, entry.fileBytes());
            insert.setLong(9, entry.rows());
            insert.setLong(10, entry.rejected());
            insert.setBoolean(11, createdTable);
            insert.setBoolean(12, replacedRows);
            insert.setObject(13, utc(entry.loadedAt()));
            insert.executeUpdate();
        }
    }

    /** Rows that a job has put into the table and that are still counted there. */
    public long rowsOfJob(Connection connection, TableName table, String job) throws SQLException {
        String sql =
                "SELECT coalesce(sum(rows), 0) FROM "
                        + quoted
                        + " WHERE table_name = ? AND job = ? AND superseded_by IS NULL";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, catalog.ledgerKey(table));
            query.setString(2, job);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    // The column is in UTC without a zone, so that every client shows the same.
    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        LocalDateTime value = rows.getObject(column, LocalDateTime.class);
        if (value == null) {
            throw new SQLException("The ledger holds a row without its time.");
        }
        return value.toInstant(ZoneOffset.UTC);
    }
}
