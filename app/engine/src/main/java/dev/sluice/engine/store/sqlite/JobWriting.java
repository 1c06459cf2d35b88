package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.store.Prediction;

import java.sql.SQLException;
import java.util.Optional;

/** Rows of jobs and groups. */
final class JobWriting {
    private static final String ADD =
            """
            INSERT INTO job (name, job_group, state, priority, position, created, started,
                finished, worked, pause_reason, failure, version)
            VALUES (?, (SELECT id FROM job_group WHERE name = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String UPDATE =
            """
            UPDATE job SET state = ?, priority = ?, position = ?, started = ?, finished = ?,
                worked = ?, pause_reason = ?, failure = ?, version = ?
            WHERE name = ?
            """;
    private static final String REMOVE_EMPTY_GROUP =
            """
            DELETE FROM job_group
            WHERE id = ? AND NOT EXISTS (SELECT 1 FROM job WHERE job_group = job_group.id)
            """;

    private final Statements sql;

    JobWriting(Statements sql) {
        this.sql = sql;
    }

    void addGroup(Group group) throws SQLException {
        sql.run(
                "INSERT INTO job_group (name, title, created) VALUES (?, ?, ?)",
                group.id().value(),
                group.name(),
                Texts.nanos(group.created()));
    }

    void add(Job job) throws SQLException {
        sql.run(
                ADD,
                job.id().value(),
                job.group().map(id -> id.value()),
                job.state().name(),
                job.priority(),
                job.position(),
                Texts.nanos(job.created()),
                job.started().map(Texts::nanos),
                job.finished().map(Texts::nanos),
                Texts.nanos(job.worked()),
                job.pauseReason().map(Enum::name),
                job.failure().map(Texts::failure),
                job.version());
        JobRequest request = job.request();
        sql.run(
                "INSERT INTO request VALUES ((SELECT id FROM job WHERE name = ?), ?, ?, ?, ?)",
                job.id().value(),
                request.pipeline().value(),
                request.name(),
                Texts.json(request.operands()),
                Texts.json(request.options()));
    }

    void update(Job job) throws SQLException {
        sql.run(
                UPDATE,
                job.state().name(),
                job.priority(),
                job.position(),
                job.started().map(Texts::nanos),
                job.finished().map(Texts::nanos),
                Texts.nanos(job.worked()),
                job.pauseReason().map(Enum::name),
                job.failure().map(Texts::failure),
                job.version(),
                job.id().value());
    }

    /** Keeps the first end that was shown. */
    void predict(JobId job, Prediction prediction) throws SQLException {
        sql.run(
                """
                UPDATE job SET predicted_after = ?, predicted_low = ?, predicted_high = ?
                WHERE name = ? AND predicted_after IS NULL
                """,
                Texts.nanos(prediction.after()),
                Texts.nanos(prediction.low()),
                Texts.nanos(prediction.high()),
                job.value());
    }

    void forgetPrediction(long job) throws SQLException {
        sql.run(
                """
                UPDATE job SET predicted_after = NULL, predicted_low = NULL, predicted_high = NULL
                WHERE id = ?
                """,
                job);
    }

    /** The row number of a job, if it is there. */
    Optional<Long> number(JobId id) throws SQLException {
        var query = sql.bind(sql.of("SELECT id FROM job WHERE name = ?"), id.value());
        try (var row = query.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    /** Removes a job; tables that refer to it by foreign key follow by themselves. */
    void remove(long job) throws SQLException {
        long first = ItemNumber.before(job);
        long last = ItemNumber.before(job + 1);
        Optional<Long> group = group(job);
        sql.run("DELETE FROM checkpoint WHERE item > ? AND item < ?", first, last);
        sql.run("DELETE FROM item WHERE id > ? AND id < ?", first, last);
        sql.run("DELETE FROM job WHERE id = ?", job);
        if (group.isPresent()) {
            sql.run(REMOVE_EMPTY_GROUP, group.get());
        }
    }

    private Optional<Long> group(long job) throws SQLException {
        var query =
                sql.bind(
                        sql.of("SELECT job_group FROM job WHERE id = ? AND job_group NOTNULL"),
                        job);
        try (var row = query.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }
}
