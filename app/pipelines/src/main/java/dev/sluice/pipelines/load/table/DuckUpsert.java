package dev.sluice.pipelines.load.table;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * In DuckDB: replaces the rows of a table that have the same key, and adds the others; of rows with
 * one key in a file the last one counts. NULL is a key value like any other.
 */
final class DuckUpsert {
    private static final String ROWS = "temp.main.sluice_rows";

    private final Connection connection;
    private final String table;
    private final List<TableColumn> columns;
    private final List<String> key;

    DuckUpsert(Connection connection, String table, List<TableColumn> columns, List<String> key) {
        this.connection = connection;
        this.table = table;
        this.columns = columns;
        this.key = key;
    }

    /** Fills a table of the same columns, whose name it is given. */
    @FunctionalInterface
    interface Filling {
        List<Long> into(String table)
                throws SQLException, RowCopy.Misreading, IOException, InterruptedException;
    }

    List<Long> run(Filling filling)
            throws SQLException, RowCopy.Misreading, IOException, InterruptedException {
        List<String> keyNames = key.stream().map(Sql::name).toList();
        List<String> all = columns.stream().map(c -> Sql.name(c.name())).toList();
        String list = String.join(", ", all);
        execute(
                "CREATE OR REPLACE TEMP TABLE sluice_rows AS SELECT %s FROM %s LIMIT 0"
                        .formatted(list, table));
        List<Long> counts = inOrder(filling);
        List<String> same = new ArrayList<>();
        for (String name : keyNames) {
            same.add("old.%s IS NOT DISTINCT FROM new.%s".formatted(name, name));
        }
        execute(
                "DELETE FROM %s AS old USING %s AS new WHERE %s"
                        .formatted(table, ROWS, String.join(" AND ", same)));
        execute(
                "INSERT INTO %s (%s) SELECT %s FROM %s QUALIFY row_number() OVER (PARTITION BY %s ORDER BY rowid DESC) = 1"
                        .formatted(table, list, list, ROWS, String.join(", ", keyNames)));
        execute("DROP TABLE " + ROWS);
        return counts;
    }

    /** Fills the table in the order of the file. The setting holds for all; we are alone. */
    private List<Long> inOrder(Filling filling)
            throws SQLException, RowCopy.Misreading, IOException, InterruptedException {
        execute("SET preserve_insertion_order = true");
        try {
            return filling.into(ROWS);
        } finally {
            execute("SET preserve_insertion_order = false");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
