package dev.sluice.pipelines.load.table;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.pipelines.load.scan.ColumnType;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's account of its tables. */
record PostgresCatalog(String defaultSchema) implements Catalog {
    /** PostgreSQL cuts longer names without a word. */
    private static final int LONGEST_NAME = 63;

    @Override
    public Optional<TableShape> shape(Connection connection, TableName table) throws SQLException {
        // Columns that the database computes itself take no values. A domain rounds and cuts like
        // the type below it.
        String sql =
                "SELECT a.attname, format_type(a.atttypid, a.atttypmod),"
                        + " NOT (a.attnotnull OR t.typnotnull),"
                        + " (WITH RECURSIVE below (type, modifier) AS"
                        + " (SELECT a.atttypid, a.atttypmod UNION ALL"
                        + " SELECT d.typbasetype, d.typtypmod FROM below"
                        + " JOIN pg_type d ON d.oid = below.type AND d.typtype = 'd')"
                        + " SELECT CASE WHEN b.typtype = 'c' OR e.typtype IN ('c', 'd')"
                        + " THEN NULL ELSE format_type(type, modifier) END FROM below"
                        + " JOIN pg_type b ON b.oid = below.type"
                        + " LEFT JOIN pg_type e ON e.oid = b.typelem AND b.typcategory = 'A'"
                        + " WHERE b.typtype <> 'd')"
                        + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " JOIN pg_type t ON t.oid = a.atttypid"
                        + " WHERE n.nspname = ? AND c.relname = ?"
                        + " AND c.relkind IN ('r', 'p', 'f', 'v', 'm')"
                        + " AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''"
                        + " ORDER BY a.attnum";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, schema(table));
            query.setString(2, table.name());
            List<TableColumn> columns = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String type = rows.getString(2);
                    Optional<String> below = Optional.ofNullable(rows.getString(4));
                    columns.add(
                            new TableColumn(
                                    rows.getString(1),
                                    type,
                                    rows.getBoolean(3),
                                    below.map(PostgresTypes::of)
                                            // Made of values of types of their own.
                                            .orElseGet(() -> new ColumnType.Unjudged(type))));
                }
            }
            return columns.isEmpty() ? Optional.empty() : Optional.of(new TableShape(columns));
        }
    }

    @Override
    public boolean isView(Connection connection, TableName table) throws SQLException {
        return found(
                connection,
                "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('v', 'm')",
                schema(table),
                table.name());
    }

    @Override
    public boolean hasSchema(Connection connection, TableName table) throws SQLException {
        return found(connection, "SELECT 1 FROM pg_namespace WHERE nspname = ?", schema(table));
    }

    private static boolean found(Connection connection, String sql, String... values)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setString(i + 1, values[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /**
     * The table that a name means: the one that is written so, else the only one that differs in
     * case, else the name as it is.
     */
    TableName resolve(Connection connection, TableName table) throws SQLException, PhaseFailure {
        check(table.name());
        String sql =
                "SELECT n.nspname, c.relname FROM pg_class c"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE lower(n.nspname) = lower(?) AND lower(c.relname) = lower(?)"
                        + " AND c.relkind IN ('r', 'p', 'f', 'v', 'm')";
        List<TableName> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, schema(table));
            query.setString(2, table.name());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String schema = rows.getString(1);
                    found.add(new TableName(table.schema().map(s -> schema), rows.getString(2)));
                }
            }
        }
        if (found.isEmpty() || found.contains(table)) {
            return table;
        }
        if (found.size() > 1) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "%s could be %s; write the name as the table has it."
                                    .formatted(
                                            table,
                                            String.join(
                                                    " or ",
                                                    found.stream()
                                                            .map(TableName::toString)
                                                            .toList()))));
        }
        return found.getFirst();
    }

    @Override
    public Optional<String> goesWithRows(Connection connection, TableName table)
            throws SQLException {
        String sql =
                "SELECT format('rows of %s (%s ON DELETE %s)', k.conrelid::regclass, k.conname,"
                        + " CASE k.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL'"
                        + " ELSE 'SET DEFAULT' END) FROM pg_constraint k"
                        + " JOIN pg_class c ON c.oid = k.confrelid"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE k.contype = 'f' AND k.confdeltype IN ('c', 'n', 'd')"
                        + " AND k.conrelid <> k.confrelid AND n.nspname = ? AND c.relname = ?"
                        + " ORDER BY 1 LIMIT 1";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, schema(table));
            query.setString(2, table.name());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    @Override
    public void check(String name) throws PhaseFailure {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_NAME) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "PostgreSQL takes names of at most %d bytes, and \"%s\" has %d; give it a shorter one."
                                    .formatted(LONGEST_NAME, name, bytes)));
        }
    }

    @Override
    public String ledgerKey(TableName table) {
        return schema(table) + "." + table.name();
    }

    @Override
    public String sql(ColumnType type) {
        return switch (type) {
            case ColumnType.Text t -> "text";
            case ColumnType.Unseen u -> "text";
            default -> ColumnType.sql(type);
        };
    }

    @Override
    public String retype(TableName table, String column, ColumnType type) {
        String name = Sql.name(column);
        return "ALTER TABLE %s ALTER COLUMN %s TYPE %s USING %s::%s"
                .formatted(quoted(table), name, sql(type), name, sql(type));
    }
}
