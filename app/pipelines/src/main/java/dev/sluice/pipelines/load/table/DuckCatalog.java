package dev.sluice.pipelines.load.table;

import dev.sluice.pipelines.load.scan.ColumnType;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** DuckDB's account of its tables. */
final class DuckCatalog implements Catalog {
    static final DuckCatalog ONE = new DuckCatalog();

    private DuckCatalog() {}

    /**
     * A name for something temporary beside the table. DuckDB finds what is temporary first, even
     * where a table's schema is told, and so would take it for a table of the same name.
     */
    static String temporary(String name, TableName table) {
        String free = name;
        while (free.equalsIgnoreCase(table.name())) {
            free += "_";
        }
        return free;
    }

    @Override
    public Optional<TableShape> shape(Connection connection, TableName table) throws SQLException {
        String sql =
                "SELECT column_name, data_type, is_nullable FROM duckdb_columns()"
                        + " WHERE database_name = current_database()"
                        + " AND lower(schema_name) = lower(?) AND lower(table_name) = lower(?)"
                        + " ORDER BY column_index";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, schema(table));
            query.setString(2, table.name());
            List<TableColumn> columns = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String type = rows.getString(2);
                    columns.add(
                            new TableColumn(
                                    rows.getString(1),
                                    type,
                                    rows.getBoolean(3),
                                    DuckTypes.of(type)));
                }
            }
            return columns.isEmpty() ? Optional.empty() : Optional.of(new TableShape(columns));
        }
    }

    @Override
    public boolean isView(Connection connection, TableName table) throws SQLException {
        String sql =
                "SELECT 1 FROM duckdb_views() WHERE database_name = current_database()"
                        + " AND lower(schema_name) = lower(?) AND lower(view_name) = lower(?)";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, schema(table));
            query.setString(2, table.name());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Override
    public boolean hasSchema(Connection connection, TableName table) throws SQLException {
        String sql =
                "SELECT 1 FROM duckdb_schemas() WHERE database_name = current_database()"
                        + " AND lower(schema_name) = lower(?)";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, schema(table));
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Override
    public String defaultSchema() {
        return "main";
    }

    // DuckDB compares names without regard to case.
    @Override
    public String ledgerKey(TableName table) {
        return (schema(table) + "." + table.name()).toLowerCase(Locale.ROOT);
    }

    @Override
    public void check(String name) {
        // It takes names of any length.
    }

    @Override
    public String sql(ColumnType type) {
        return ColumnType.sql(type);
    }

    @Override
    public String retype(TableName table, String column, ColumnType type) {
        return "ALTER TABLE %s ALTER COLUMN %s TYPE %s"
                .formatted(quoted(table), Sql.name(column), sql(type));
    }
}
