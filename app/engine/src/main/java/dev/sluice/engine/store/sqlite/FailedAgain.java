package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.FailureChoice;
import dev.sluice.engine.job.ItemId;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes up what has failed: items to be tried again or given up, and the phases behind them. */
final class FailedAgain {
    private final Statements sql;
    private final Counters counters;
    private final long job;
    private final String chosen;
    private final Object[] values;

    FailedAgain(Statements sql, Counters counters, long job, FailureChoice which) {
        this.sql = sql;
        this.counters = counters;
        this.job = job;
        StringBuilder condition = new StringBuilder("failure.job = ? AND final");
        List<Object> bound = new ArrayList<>(List.of(job));
        which.cause()
                .ifPresent(cause -> {
                    condition.append(" AND cause = ?");
                    bound.add(cause);
                });
        if (!which.items().isEmpty()) {
            condition.append(" AND failure.item IN (SELECT value FROM json_each(?))");
            bound.add(Texts.json(which.items().stream().map(ItemId::value).toList()));
        }
        chosen = condition.toString();
        values = bound.toArray();
    }

    /** Lets the chosen items wait again where they failed, and counts them back. */
    void putBack() throws SQLException {
        boolean any = count(false);
        if (any) {
            sql.run("UPDATE item SET state = 0, attempts = 0 WHERE id IN " + items(), values);
        }
        forget(any);
    }

    /** Makes the chosen items skipped ones. */
    void skip(String reason) throws SQLException {
        boolean any = count(true);
        if (any) {
            try (var row =
                    sql.bind(sql.of("SELECT SUM(staged) FROM item WHERE id IN " + items()), values)
                            .executeQuery()) {
                row.next();
                counters.staged(job, -row.getLong(1));
            }
            sql.run("DELETE FROM checkpoint WHERE item IN " + items(), values);
            List<Object> more = new ArrayList<>(List.of(reason));
            more.addAll(List.of(values));
            sql.run(
                    "UPDATE item SET state = 2, staged = 0, reason = ? || ': ' || (SELECT"
                            + " json_extract(failure, '$.message') FROM failure"
                            + " WHERE failure.item = item.id) WHERE id IN "
                            + items(),
                    more.toArray());
            forget(true);
        }
    }

    private String items() {
        return "(SELECT item FROM failure WHERE " + chosen + " AND item IS NOT NULL)";
    }

    /** Counts the chosen items as failed no more; gives whether there is any. */
    private boolean count(boolean asSkipped) throws SQLException {
        boolean any = false;
        var failed =
                sql.bind(
                        sql.of(
                                "SELECT phase, COUNT(*), SUM(weight) FROM failure WHERE "
                                        + chosen
                                        + " AND item IS NOT NULL GROUP BY phase"),
                        values);
        try (var rows = failed.executeQuery()) {
            while (rows.next()) {
                any = true;
                counters.failed(job, rows.getInt(1), -rows.getLong(2), -rows.getLong(3));
                if (asSkipped) {
                    counters.skipped(job, rows.getInt(1), rows.getLong(2), rows.getLong(3));
                }
            }
        }
        return any;
    }

    /**
     * Forgets the chosen failures, and that phases of job scope have ended: all of them when items
     * move, for they have to run again, else those whose failure is chosen.
     */
    private void forget(boolean any) throws SQLException {
        JobPhaseWriting ended = new JobPhaseWriting(sql, counters);
        if (any) {
            ended.takeBack(job, Optional.empty(), false);
            sql.run("DELETE FROM failure WHERE job = ? AND item IS NULL", job);
        } else {
            for (int phase : chosenJobPhases()) {
                ended.takeBack(job, Optional.of(phase), true);
            }
        }
        sql.run("DELETE FROM failure WHERE " + chosen, values);
    }

    private List<Integer> chosenJobPhases() throws SQLException {
        List<Integer> phases = new ArrayList<>();
        var query =
                sql.bind(
                        sql.of("SELECT phase FROM failure WHERE " + chosen + " AND item IS NULL"),
                        values);
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                phases.add(rows.getInt(1));
            }
        }
        return phases;
    }
}
