package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.store.ItemEnd;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Sums up, over one transaction, what its changes add to counters; one row a phase is written. */
final class Counters {
    private static final String ADD_PHASE =
            """
            INSERT INTO phase_total VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
            ON CONFLICT DO UPDATE SET
                done = done + excluded.done,
                skipped = skipped + excluded.skipped,
                failed = failed + excluded.failed,
                units = units + excluded.units,
                done_weight = done_weight + excluded.done_weight,
                skipped_weight = skipped_weight + excluded.skipped_weight,
                failed_weight = failed_weight + excluded.failed_weight
            """;
    private static final String ADD_TALLY =
            """
            INSERT INTO tally VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET value = value + excluded.value
            """;
    private static final String ADD_STAGED = "UPDATE job SET staged = staged + ? WHERE id = ?";

    private static final int COLUMNS = 7;

    private record PhaseKey(long job, int phase) {}

    private record TallyKey(long job, String name) {}

    private final Map<PhaseKey, long[]> phases = new HashMap<>();
    private final Map<TallyKey, Long> tallies = new HashMap<>();
    private final Map<Long, Long> staged = new HashMap<>();

    /**
     * @param times 1 to count, -1 to take back
     */
    void count(long job, int phase, ItemEnd end, long units, long weight, int times) {
        switch (end) {
            case ItemEnd.Next next -> done(job, phase, units, weight, times);
            case ItemEnd.Done done -> done(job, phase, units, weight, times);
            case ItemEnd.Skipped skipped -> skipped(job, phase, times, times * weight);
            case ItemEnd.Failed failed -> failed(job, phase, times, times * weight);
        }
    }

    void done(long job, int phase, long units, long weight, int times) {
        long[] row = row(job, phase);
        row[0] += times;
        row[3] += times * units;
        row[4] += times * weight;
    }

    void skipped(long job, int phase, long items, long weight) {
        long[] row = row(job, phase);
        row[1] += items;
        row[5] += weight;
    }

    void failed(long job, int phase, long items, long weight) {
        long[] row = row(job, phase);
        row[2] += items;
        row[6] += weight;
    }

    void tally(long job, Map<String, Long> sums, int times) {
        sums.forEach(
                (name, value) -> tallies.merge(new TallyKey(job, name), times * value, Long::sum));
    }

    void staged(long job, long more) {
        if (more != 0) {
            staged.merge(job, more, Long::sum);
        }
    }

    private long[] row(long job, int phase) {
        return phases.computeIfAbsent(new PhaseKey(job, phase), key -> new long[COLUMNS]);
    }

    void flush(Statements statements) throws SQLException {
        for (var entry : phases.entrySet()) {
            PreparedStatement add = statements.of(ADD_PHASE);
            add.setLong(1, entry.getKey().job());
            add.setInt(2, entry.getKey().phase());
            for (int i = 0; i < COLUMNS; i++) {
                add.setLong(3 + i, entry.getValue()[i]);
            }
            add.executeUpdate();
        }
        phases.clear();
        for (var entry : tallies.entrySet()) {
            statements.run(
                    ADD_TALLY, entry.getKey().job(), entry.getKey().name(), entry.getValue());
        }
        tallies.clear();
        for (var entry : staged.entrySet()) {
            statements.run(ADD_STAGED, entry.getValue(), entry.getKey());
        }
        staged.clear();
    }
}
