package dev.sluice.pipelines.load.table;

import dev.sluice.pipelines.load.scan.ColumnProfile;
import dev.sluice.pipelines.load.scan.ColumnType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates a table from the profile of the file that is copied first and widens its columns as
 * further files ask for it, so that Copy need not wait until all files are checked. The order of
 * the files does not matter for the types in the end, since joining types is associative and a
 * column without values so far takes any type.
 */
final class TableGrowth {
    private TableGrowth() {}

    static void create(
            Connection connection, Catalog catalog, TableName table, List<ColumnProfile> columns)
            throws SQLException {
        List<String> parts = new ArrayList<>();
        for (ColumnProfile column : columns) {
            // A column without values yet is text until a value says otherwise.
            String type = catalog.sql(ColumnType.settled(column.type()));
            parts.add(Sql.name(column.name()) + " " + type);
        }
        if (!catalog.hasSchema(connection, table)) {
            execute(connection, "CREATE SCHEMA IF NOT EXISTS " + Sql.name(catalog.schema(table)));
        }
        execute(
                connection,
                "CREATE TABLE " + catalog.quoted(table) + " (" + String.join(", ", parts) + ")");
    }

    /**
     * The statements that make room for a file; none when the table takes it as it is.
     *
     * @param matched the table's columns in the order of the file's
     */
    static List<String> widening(
            Connection connection,
            Catalog catalog,
            TableName table,
            List<TableColumn> matched,
            List<ColumnProfile> columns)
            throws SQLException {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < matched.size(); i++) {
            TableColumn column = matched.get(i);
            ColumnType seen = columns.get(i).type();
            ColumnType wanted = ColumnType.join(column.type(), seen);
            boolean blank =
                    column.type() instanceof ColumnType.Text
                            && !(seen instanceof ColumnType.Text)
                            && !(seen instanceof ColumnType.Unseen)
                            && !holdsValues(connection, catalog.quoted(table), column);
            if (blank) {
                wanted = seen;
            }
            if (!wanted.equals(column.type())) {
                statements.add(catalog.retype(table, column.name(), wanted));
            }
        }
        return statements;
    }

    private static boolean holdsValues(Connection connection, String table, TableColumn column)
            throws SQLException {
        String sql =
                "SELECT 1 FROM %s WHERE %s IS NOT NULL LIMIT 1"
                        .formatted(table, Sql.name(column.name()));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
