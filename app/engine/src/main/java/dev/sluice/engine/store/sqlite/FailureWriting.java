package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.Cause;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.store.Change;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Failures: at most one row an item, its end or its last try. */
final class FailureWriting {
    private static final String ADD =
            """
            INSERT INTO failure (job, item, final, phase, attempts, weight, at, failure, cause)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
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
                Texts.failure(failure),
                Cause.of(failure, nameAndKey(end.item())));
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
                Texts.failure(one.failure()),
                ""); // it is no end, so nobody asks for its cause
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
                Texts.failure(failure),
                Cause.of(failure, List.of()));
    }

    private List<String> nameAndKey(ItemId item) throws SQLException {
        var query = sql.bind(sql.of("SELECT name, key FROM item WHERE id = ?"), item.value());
        try (var row = query.executeQuery()) {
            return row.next() ? List.of(row.getString(1), row.getString(2)) : List.of();
        }
    }

    void forget(ItemId item) throws SQLException {
        sql.run("DELETE FROM failure WHERE item = ?", item.value());
    }

    /** Forgets the failure of a phase of job scope. */
    void forget(long job, int phase) throws SQLException {
        sql.run("DELETE FROM failure WHERE job = ? AND item IS NULL AND phase = ?", job, phase);
    }
}
