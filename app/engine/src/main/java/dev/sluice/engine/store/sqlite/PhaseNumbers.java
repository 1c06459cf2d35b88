package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.PhaseId;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Phases by the small numbers under which rows name them. Any thread may use it. */
final class PhaseNumbers {
    private final Map<PhaseId, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, PhaseId> names = new ConcurrentHashMap<>();

    /**
     * Reads the table again; after a rolled back transaction, too, that may have added to it. Who
     * asks meanwhile finds every phase that stays: to him one without a number has no items.
     */
    void load(Connection connection) throws SQLException {
        Set<PhaseId> stored = new HashSet<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id, name FROM phase")) {
            while (rows.next()) {
                PhaseId phase = new PhaseId(rows.getString(2));
                keep(rows.getInt(1), phase);
                stored.add(phase);
            }
        }
        numbers.keySet().retainAll(stored);
    }

    /** The number of a phase, given to it now if it has none; on the writing connection. */
    int number(Connection writer, PhaseId phase) throws SQLException {
        Integer known = numbers.get(phase);
        if (known != null) {
            return known;
        }
        try (var insert =
                writer.prepareStatement("INSERT INTO phase (name) VALUES (?) RETURNING id")) {
            insert.setString(1, phase.value());
            try (var row = insert.executeQuery()) {
                row.next();
                int number = row.getInt(1);
                keep(number, phase);
                return number;
            }
        }
    }

    /** The number of a phase, if any row was ever written for it. */
    Optional<Integer> known(PhaseId phase) {
        return Optional.ofNullable(numbers.get(phase));
    }

    PhaseId phase(int number) {
        PhaseId phase = names.get(number);
        if (phase == null) {
            throw new IllegalStateException("No phase has the number " + number + ".");
        }
        return phase;
    }

    private void keep(int number, PhaseId phase) {
        numbers.put(phase, number);
        names.put(number, phase);
    }
}
