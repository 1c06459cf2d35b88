package dev.sluice.bench.kills;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;

/** Reads the target with DuckDB itself: rows, ledger, and which tables there are. */
final class TableContents {
    private final Path database;
    private final Names names;

    TableContents(Path database, Names names) {
        this.database = database;
        this.names = names;
    }

    void collect(SortedMap<String, String> facts) throws SQLException, IOException {
        if (!Files.exists(database)) {
            facts.put("target", "not there");
            return;
        }
        try (Connection connection = connection()) {
            facts.put("target tables", lines(connection, "SHOW ALL TABLES"));
            facts.put("rows", lines(connection, "SELECT count(*), sum(id) FROM events"));
            String rows = lines(connection, "SELECT * FROM events ORDER BY ALL");
            facts.put("digest of rows", Digest.of(rows.getBytes(StandardCharsets.UTF_8)));
            // Which of several files comes first is chance; that it is one of them is not.
            facts.put(
                    "first files",
                    lines(
                            connection,
                            "SELECT count(DISTINCT item) FILTER (created_table),"
                                    + " count(DISTINCT item) FILTER (replaced_rows)"
                                    + " FROM sluice_ledger"));
            facts.put(
                    "ledger",
                    lines(
                            connection,
                            "SELECT item, part, job, token, table_name, content_hash, file_name,"
                                    + " file_bytes, rows, rejected, superseded_by"
                                    + " FROM sluice_ledger ORDER BY ALL"));
        }
    }

    /** A sentence when table and ledger disagree, as rows of half a file would make them. */
    Optional<String> rowsThatNoLedgerKnows() throws SQLException {
        if (!Files.exists(database)) {
            return Optional.empty();
        }
        try (Connection connection = connection()) {
            if (!lines(connection, "SHOW TABLES").contains("events")) {
                return Optional.empty();
            }
            String rows = lines(connection, "SELECT count(*) FROM events");
            String noted = lines(connection, "SELECT sum(rows) FROM sluice_ledger");
            return rows.equals(noted)
                    ? Optional.empty()
                    : Optional.of("%s rows, of which the ledger knows %s".formatted(rows, noted));
        }
    }

    private Connection connection() throws SQLException {
        Properties readOnly = new Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        return DriverManager.getConnection("jdbc:duckdb:" + database, readOnly);
    }

    private String lines(Connection connection, String query) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    cells.add(String.valueOf(rows.getString(i)));
                }
                lines.add(String.join("|", cells));
            }
        }
        return names.plain(String.join("\n", lines));
    }
}
