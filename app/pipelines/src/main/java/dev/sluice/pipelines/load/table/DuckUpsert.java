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
    private final Connection connection;
    private final String table;
    private final String rows;
    private final List<TableColumn> columns;
    private final List<String> key;

    DuckUpsert(
            Connection connection, TableName table, List<TableColumn> columns, List<String> key) {
        this.connection = connection;
        this.table = DuckCatalog.ONE.quoted(table);
        this.rows = "temp.main." + DuckCatalog.temporary("sluice_rows", table);
        this.columns = columns;
        this.key = key;
    }

    /** Fills a table whose name and columns it is given; they stand for the table's own. */
    @FunctionalInterface
    interface Filling {
        List<Long> into(String table, List<TableColumn> columns)
                throws SQLException, RowCopy.Misreading, IOException, InterruptedException;
    }

    List<Long> run(Filling filling)
            throws SQLException, RowCopy.Misreading, IOException, InterruptedException {
        // Names of our own: one that is called rowid would hide the order of the rows.
        List<TableColumn> own = new ArrayList<>();
        List<String> all = new ArrayList<>();
        List<String> numbered = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            TableColumn column = columns.get(i);
            String number = "c" + i;
            own.add(new TableColumn(number, column.sqlType(), column.nullable(), column.type()));
            all.add(Sql.name(column.name()));
            numbered.add(number);
            if (key.contains(column.name())) {
                keys.add(number);
                same.add(
                        "old.%s IS NOT DISTINCT FROM new.%s"
                                .formatted(Sql.name(column.name()), number));
            }
        }
        String list = String.join(", ", all);
        execute(
                "CREATE OR REPLACE TEMP TABLE %s AS SELECT * FROM (SELECT %s FROM %s LIMIT 0) AS old(%s)"
                        .formatted(rows, list, table, String.join(", ", numbered)));
        List<Long> counts = inOrder(filling, own);
        execute(
                "DELETE FROM %s AS old USING %s AS new WHERE %s"
                        .formatted(table, rows, String.join(" AND ", same)));
        execute(
                "INSERT INTO %s (%s) SELECT %s FROM %s QUALIFY row_number() OVER (PARTITION BY %s ORDER BY rowid DESC) = 1"
                        .formatted(
                                table,
                                list,
                                String.join(", ", numbered),
                                rows,
                                String.join(", ", keys)));
        execute("DROP TABLE " + rows);
        return counts;
    }

    /** Fills the table in the order of the file. The setting holds for all; we are alone. */
    private List<Long> inOrder(Filling filling, List<TableColumn> own)
            throws SQLException, RowCopy.Misreading, IOException, InterruptedException {
        execute("SET preserve_insertion_order = true");
        try {
            return filling.into(rows, own);
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
