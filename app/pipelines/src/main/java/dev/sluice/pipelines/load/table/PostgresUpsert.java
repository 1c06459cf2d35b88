package dev.sluice.pipelines.load.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * In PostgreSQL: replaces the rows of a table that have the same key, and adds the others; of rows
 * with one key in a file the last one counts. NULL is a key value like any other. Rows of a table
 * that others refer to are changed in place: with one that is removed and added again the database
 * would remove or change those that refer to it, or refuse.
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
        String keyNames = keys("%1$s", ", ");
        String last =
                "(SELECT DISTINCT ON (%s) * FROM %s ORDER BY %s, %s DESC)"
                        .formatted(keyNames, ROWS, keyNames, Sql.name(number));
        // Two steps, because a comparison that takes NULLs for equal cannot use hashes.
        List<String> matches = new ArrayList<>(List.of(keys("old.%1$s = new.%1$s", " AND ")));
        String someNull = keys("new.%1$s IS NULL", " OR ");
        if (any("SELECT 1 FROM %s AS new WHERE %s LIMIT 1".formatted(ROWS, someNull))) {
            String same = keys("old.%1$s IS NOT DISTINCT FROM new.%1$s", " AND ");
            matches.add("(%s) AND %s".formatted(someNull, same));
        }
        String others = "";
        if (referredTo()) {
            change(last, matches);
            for (String match : matches) {
                others +=
                        " %s NOT EXISTS (SELECT FROM %s AS old WHERE %s)"
                                .formatted(others.isEmpty() ? "WHERE" : "AND", table, match);
            }
        } else {
            for (String match : matches) {
                execute(
                        "DELETE FROM %s AS old USING %s AS new WHERE %s"
                                .formatted(table, ROWS, match));
            }
        }
        execute(
                "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s AS new%s"
                        .formatted(table, names(columns), names(columns), last, others));
        execute("DROP TABLE " + ROWS);
    }

    private boolean referredTo() throws SQLException {
        return any(
                "SELECT 1 FROM pg_constraint WHERE contype = 'f' AND confrelid = %s::regclass LIMIT 1"
                        .formatted(Sql.text(table)));
    }

    /** Gives rows that are there the values of the file; their key stays as it is. */
    private void change(String last, List<String> matches) throws SQLException {
        String values =
                columns.stream()
                        .filter(column -> !key.contains(column.name()))
                        .map(column -> "%1$s = new.%1$s".formatted(Sql.name(column.name())))
                        .collect(Collectors.joining(", "));
        if (values.isEmpty()) {
            return;
        }
        for (String match : matches) {
            execute(
                    "UPDATE %s AS old SET %s FROM %s AS new WHERE %s"
                            .formatted(table, values, last, match));
        }
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
