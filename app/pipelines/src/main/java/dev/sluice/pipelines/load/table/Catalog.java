package dev.sluice.pipelines.load.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the target says of its tables. */
public final class Catalog {
    private Catalog() {}

    /** The table's columns; empty when there is no such table. */
    public static Optional<TableShape> shape(Connection connection, TableName table)
            throws SQLException {
        String sql =
                "SELECT column_name, data_type, is_nullable FROM duckdb_columns()"
                        + " WHERE database_name = current_database()"
                        + " AND lower(schema_name) = lower(?) AND lower(table_name) = lower(?)"
                        + " ORDER BY column_index";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, table.schemaOrDefault());
            query.setString(2, table.name());
            List<TableColumn> columns = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.add(
                            new TableColumn(
                                    rows.getString(1), rows.getString(2), rows.getBoolean(3)));
                }
            }
            return columns.isEmpty() ? Optional.empty() : Optional.of(new TableShape(columns));
        }
    }

    /** Whether the name is taken by a view, which cannot be loaded into. */
    public static boolean isView(Connection connection, TableName table) throws SQLException {
        String sql =
                "SELECT 1 FROM duckdb_views() WHERE database_name = current_database()"
                        + " AND lower(schema_name) = lower(?) AND lower(view_name) = lower(?)";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, table.schemaOrDefault());
            query.setString(2, table.name());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    public static boolean hasSchema(Connection connection, TableName table) throws SQLException {
        String sql =
                "SELECT 1 FROM duckdb_schemas() WHERE database_name = current_database()"
                        + " AND lower(schema_name) = lower(?)";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, table.schemaOrDefault());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    public static long count(Connection connection, TableName table) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table.quoted())) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
