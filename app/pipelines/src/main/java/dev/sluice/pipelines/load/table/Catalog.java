package dev.sluice.pipelines.load.table;

import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.pipelines.load.scan.ColumnType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** What a database says of its tables, and how it spells what is said to it. */
public interface Catalog {
    /** The table's columns; empty when there is no such table. */
    Optional<TableShape> shape(Connection connection, TableName table) throws SQLException;

    /** Whether the name is taken by a view, which cannot be loaded into. */
    boolean isView(Connection connection, TableName table) throws SQLException;

    boolean hasSchema(Connection connection, TableName table) throws SQLException;

    /** The schema of tables that are named without one. */
    String defaultSchema();

    /** What the ledger knows the table by: names that the database takes for the same are equal. */
    String ledgerKey(TableName table);

    /** The type as this database spells it, for a new column. */
    String sql(ColumnType type);

    /**
     * Whether a new table or column can have the name.
     *
     * @throws PhaseFailure with a sentence when it can't
     */
    void check(String name) throws PhaseFailure;

    /** A statement that gives a column of a table another type and keeps its values. */
    String retype(TableName table, String column, ColumnType type);

    /**
     * What else the database would remove or change by itself if all rows of the table were
     * removed, as words for a person; empty when nothing.
     */
    default Optional<String> goesWithRows(Connection connection, TableName table)
            throws SQLException {
        return Optional.empty();
    }

    /** The table's name for statements: quoted, with its schema. */
    default String quoted(TableName table) {
        return Sql.name(schema(table)) + "." + Sql.name(table.name());
    }

    default String schema(TableName table) {
        return table.schema().orElse(defaultSchema());
    }

    default long count(Connection connection, TableName table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + quoted(table))) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
