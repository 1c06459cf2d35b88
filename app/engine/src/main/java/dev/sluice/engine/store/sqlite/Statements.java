package dev.sluice.engine.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Statements of one connection, each prepared once. For one thread at a time. */
final class Statements implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    PreparedStatement of(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    /** Runs a change with these values, which are numbers, texts or absent. */
    int run(String sql, Object... values) throws SQLException {
        return bind(of(sql), values).executeUpdate();
    }

    PreparedStatement bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case String text -> statement.setString(i + 1, text);
                case java.util.Optional<?> maybe when maybe.isEmpty() ->
                        statement.setObject(i + 1, null);
                case java.util.Optional<?> maybe -> statement.setObject(i + 1, maybe.get());
                default ->
                        throw new IllegalArgumentException(
                                "No column takes a " + values[i].getClass() + ".");
            }
        }
        return statement;
    }

    /** Forgets what was collected for a batch that will not be run. */
    void clear() throws SQLException {
        for (PreparedStatement one : prepared.values()) {
            one.clearBatch();
        }
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement one : prepared.values()) {
            one.close();
        }
    }
}
