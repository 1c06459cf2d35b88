package dev.sluice.pipelines.load.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * In PostgreSQL: replaces the rows of a table that have the same key, and adds the others; of rows
 * with one key in a file the last one counts. NULL is a key value like any other.
 */
final class PostgresUpsert {
    private static final String ROWS = "pg_temp.sluice_rows";

    private final Connection connection;
    private final String table;
    private final List<TableColumn> columns;
    private final List<String> key;
    private final String number;

    PostgresUpsert(
            Connection connection, String table, List<TableColumn> columns, List<String> key) {
        this.connection = connection;
        this.table = table;
        this.columns = columns;
        this.key = key;
        String name = "sluice_row_number";
        while (has(columns, name)) {
            name += "_";
        }
        this.number = name;
    }

    private static boolean has(List<TableColumn> columns, String name) {
        return columns.stream().anyMatch(column -> column.name().equals(name));
    }

    /** Makes a table of the same columns and returns its name; the rows go there. */
    String begin() throws SQLException {
        execute(
                "CREATE TEMP TABLE sluice_rows ON COMMIT DROP AS SELECT %s FROM %s WITH NO DATA"
                        .formatted(names(columns), table));
        // COPY numbers the rows in the order in which it takes them.
        execute(
                "ALTER TABLE %s ADD COLUMN %s bigint GENERATED ALWAYS AS IDENTITY"
                        .formatted(ROWS, Sql.name(number)));
        return ROWS;
    }

    /** Puts the rows where they belong. */
    void finish() throws SQLException {
        execute("ANALYZE " + ROWS);
        // Two steps, because a comparison that takes NULLs for equal cannot use hashes.
        execute(
                "DELETE FROM %s AS old USING %s AS new WHERE %s"
                        .formatted(table, ROWS, keys("old.%1$s = new.%1$s", " AND ")));
        String someNull = keys("new.%1$s IS NULL", " OR ");
        if (any("SELECT 1 FROM %s AS new WHERE %s LIMIT 1".formatted(ROWS, someNull))) {
            execute(
                    "DELETE FROM %s AS old USING %s AS new WHERE (%s) AND %s"
                            .formatted(
                                    table,
                                    ROWS,
                                    someNull,
                                    keys("old.%1$s IS NOT DISTINCT FROM new.%1$s", " AND ")));
        }
        String keyNames = keys("%1$s", ", ");
        execute(
                "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM (SELECT DISTINCT ON (%s) * FROM %s ORDER BY %s, %s DESC) AS last"
                        .formatted(
                                table,
                                names(columns),
                                names(columns),
                                keyNames,
                                ROWS,
                                keyNames,
                                Sql.name(number)));
        execute("DROP TABLE " + ROWS);
    }

    private static String names(List<TableColumn> columns) {
        return columns.stream()
                .map(column -> Sql.name(column.name()))
                .collect(Collectors.joining(", "));
    }

    private String keys(String each, String between) {
        Function<String, String> one = name -> each.formatted(Sql.name(name));
        return key.stream().map(one).collect(Collectors.joining(between));
    }

    private boolean any(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
