package dev.sluice.pipelines.load.table;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.PhaseFailure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Replaces the rows of a table that have the same key, and adds the others; of rows with one key in
 * a file the last one counts. NULL is a key value like any other.
 */
final class Upsert {
    private static final String ROWS = "temp.main.sluice_rows";

    private final Connection connection;
    private final TableName table;
    private final List<TableColumn> columns;
    private final List<String> key;

    Upsert(Connection connection, TableName table, List<TableColumn> columns, List<String> key) {
        this.connection = connection;
        this.table = table;
        this.columns = columns;
        this.key = key;
    }

    /** Fills a table of the same columns, whose name it is given. */
    @FunctionalInterface
    interface Filling<E extends Exception> {
        List<Long> into(String table) throws SQLException, InterruptedException, E;
    }

    <E extends Exception> List<Long> run(Filling<E> filling)
            throws SQLException, PhaseFailure, InterruptedException, E {
        List<String> keyNames = keyNames();
        List<String> all = columns.stream().map(c -> Sql.name(c.name())).toList();
        String list = String.join(", ", all);
        execute(
                "CREATE OR REPLACE TEMP TABLE sluice_rows AS SELECT %s FROM %s LIMIT 0"
                        .formatted(list, table.quoted()));
        List<Long> counts = inOrder(filling);
        List<String> same = new ArrayList<>();
        for (String name : keyNames) {
            same.add("old.%s IS NOT DISTINCT FROM new.%s".formatted(name, name));
        }
        execute(
                "DELETE FROM %s AS old USING %s AS new WHERE %s"
                        .formatted(table.quoted(), ROWS, String.join(" AND ", same)));
        execute(
                "INSERT INTO %s (%s) SELECT %s FROM %s QUALIFY row_number() OVER (PARTITION BY %s ORDER BY rowid DESC) = 1"
                        .formatted(table.quoted(), list, list, ROWS, String.join(", ", keyNames)));
        execute("DROP TABLE " + ROWS);
        return counts;
    }

    /** Fills the table in the order of the file. The setting holds for all; we are alone. */
    private <E extends Exception> List<Long> inOrder(Filling<E> filling)
            throws SQLException, InterruptedException, E {
        execute("SET preserve_insertion_order = true");
        try {
            return filling.into(ROWS);
        } finally {
            execute("SET preserve_insertion_order = false");
        }
    }

    private List<String> keyNames() throws PhaseFailure {
        List<String> names = new ArrayList<>();
        for (String wanted : key) {
            TableColumn column =
                    columns.stream()
                            .filter(c -> c.name().equalsIgnoreCase(wanted))
                            .findFirst()
                            .orElseThrow(() ->
                                    new PhaseFailure(
                                            Failure.permanent(
                                                    "The key column \"%s\" is not in the table %s."
                                                            .formatted(wanted, table))));
            names.add(Sql.name(column.name()));
        }
        return names;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
