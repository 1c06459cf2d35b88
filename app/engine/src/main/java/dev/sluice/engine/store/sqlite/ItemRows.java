package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.ItemState;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The item rows one transaction has touched: read once, changed in memory, written once. */
final class ItemRows {
    private static final String READ = "SELECT state, phase, staged FROM item WHERE id = ?";
    private static final String END =
            """
            UPDATE item SET state = ?, phase = ?, attempts = ?, staged = ?, facts = ?, reason = ?,
                took = took + ? WHERE id = ?
            """;
    private static final String TRIED =
            "UPDATE item SET attempts = ?, took = took + ? WHERE id = ?";

    /** One row; facts are there when they are to be written. */
    static final class Row {
        final long id;
        ItemState state;
        int phase;
        int attempts;
        long staged;
        long tookMillis;
        Optional<String> facts = Optional.empty();
        Optional<String> reason = Optional.empty();

        private Row(long id, ItemState state, int phase, long staged) {
            this.id = id;
            this.state = state;
            this.phase = phase;
            this.staged = staged;
        }
    }

    private final Map<Long, Row> touched = new LinkedHashMap<>();

    /**
     * The row of an item that is to be waiting for a phase, for change.
     *
     * @throws IllegalArgumentException when it is not, which is a defect of the caller
     */
    Row waiting(Statements statements, long job, ItemId item, int phase) throws SQLException {
        Row row = touched.get(item.value());
        if (row == null) {
            row = read(statements, job, item);
            touched.put(item.value(), row);
        }
        if (row.state != ItemState.WAITING || row.phase != phase) {
            throw new IllegalArgumentException(
                    "Item " + item.value() + " does not wait for this phase; it is " + row.state);
        }
        return row;
    }

    private static Row read(Statements statements, long job, ItemId item) throws SQLException {
        PreparedStatement query = statements.of(READ);
        query.setLong(1, item.value());
        try (var rows = query.executeQuery()) {
            if (!rows.next() || ItemNumber.job(item) != job) {
                throw new IllegalArgumentException("There is no item " + item.value() + ".");
            }
            return new Row(
                    item.value(),
                    ItemStates.state(rows.getInt(1)),
                    rows.getInt(2),
                    rows.getLong(3));
        }
    }

    void flush(Statements statements) throws SQLException {
        PreparedStatement end = statements.of(END);
        PreparedStatement tried = statements.of(TRIED);
        for (Row row : touched.values()) {
            if (row.facts.isPresent()) {
                end.setInt(1, ItemStates.number(row.state));
                end.setInt(2, row.phase);
                end.setInt(3, row.attempts);
                end.setLong(4, row.staged);
                end.setString(5, row.facts.get());
                end.setString(6, row.reason.orElse(null));
                end.setLong(7, row.tookMillis);
                end.setLong(8, row.id);
                end.addBatch();
            } else {
                tried.setInt(1, row.attempts);
                tried.setLong(2, row.tookMillis);
                tried.setLong(3, row.id);
                tried.addBatch();
            }
        }
        end.executeBatch();
        tried.executeBatch();
        touched.clear();
    }
}
