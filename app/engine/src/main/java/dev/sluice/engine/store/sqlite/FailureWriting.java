package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.store.Change;

import java.sql.SQLException;
import java.util.Optional;

/** Failures: at most one row an item, its end or its last try. */
final class FailureWriting {
    private static final String ADD =
            """
            INSERT INTO failure (job, item, final, phase, attempts, weight, at, failure)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Statements sql;
    private final PhaseNumbers phases;

    FailureWriting(Statements sql, PhaseNumbers phases) {
        this.sql = sql;
        this.phases = phases;
    }

    void record(long job, Change.EndAttempt end, Failure failure) throws SQLException {
        sql.run(
                ADD,
                job,
                end.item().value(),
                1,
                phases.number(sql.connection(), end.phase()),
                end.attempts(),
                end.weight(),
                Texts.nanos(end.at()),
                Texts.failure(failure));
    }

    void record(long job, Change.CountAttempt one) throws SQLException {
        sql.run(
                ADD,
                job,
                one.item().value(),
                0,
                phases.number(sql.connection(), one.phase()),
                one.attempts(),
                0L,
                Texts.nanos(one.at()),
                Texts.failure(one.failure()));
    }

    void record(long job, Change.EndJobPhase end, Failure failure) throws SQLException {
        sql.run(
                ADD,
                job,
                Optional.empty(),
                1,
                phases.number(sql.connection(), end.phase()),
                1,
                0L,
                Texts.nanos(end.at()),
                Texts.failure(failure));
    }

    void forget(ItemId item) throws SQLException {
        sql.run("DELETE FROM failure WHERE item = ?", item.value());
    }

    /** Forgets the failure of a phase of job scope. */
    void forget(long job, int phase) throws SQLException {
        sql.run("DELETE FROM failure WHERE job = ? AND item IS NULL AND phase = ?", job, phase);
    }

    /**
     * Lets all failed items of a job wait again where they failed, counts them back and forgets the
     * failures of the job, those of its job phases too.
     *
     * @return whether there was any such item
     */
    boolean putItemsBack(long job, Counters counters) throws SQLException {
        boolean any = false;
        var failed =
                sql.bind(
                        sql.of(
                                """
                                SELECT phase, COUNT(*), SUM(weight) FROM failure
                                WHERE job = ? AND item IS NOT NULL AND final GROUP BY phase
                                """),
                        job);
        try (var rows = failed.executeQuery()) {
            while (rows.next()) {
                any = true;
                counters.failed(job, rows.getInt(1), -rows.getLong(2), -rows.getLong(3));
            }
        }
        sql.run(
                """
                UPDATE item SET state = 0, attempts = 0
                WHERE id IN (SELECT item FROM failure WHERE job = ? AND final)
                """,
                job);
        sql.run("DELETE FROM failure WHERE job = ? AND final", job);
        return any;
    }
}
