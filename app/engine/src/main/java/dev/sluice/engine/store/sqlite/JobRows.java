package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PauseReason;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.store.JobTotals;
import dev.sluice.engine.store.SourceState;
import dev.sluice.engine.store.StoredJob;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads jobs with their counters: one query for any number of jobs. */
final class JobRows {
    private static final String JOBS =
            """
            SELECT job.id, job.name, job_group.name, pipeline, request.title, operands, options,
                state, priority, position, job.created, started, finished, worked, pause_reason,
                failure, version, found, found_weight, staged, source_cursor, source_finished,
                announced, counted, job.tallies
            FROM job JOIN request ON request.job = job.id
                LEFT JOIN job_group ON job_group.id = job.job_group
            """;

    private final PhaseNumbers phases;

    /** Few kinds of work and few sets of options, many jobs: each is read and kept once. */
    private final Map<String, PipelineId> pipelines = new HashMap<>();

    private final Map<String, Map<String, String>> options = new HashMap<>();

    private JobRows(PhaseNumbers phases) {
        this.phases = phases;
    }

    static List<StoredJob> all(Connection connection, PhaseNumbers phases) throws SQLException {
        try (var query = connection.prepareStatement(JOBS + "ORDER BY position, job.id")) {
            return new JobRows(phases).read(query);
        }
    }

    static Optional<StoredJob> one(Connection connection, PhaseNumbers phases, JobId id)
            throws SQLException {
        try (var query = connection.prepareStatement(JOBS + "WHERE job.name = ?")) {
            query.setString(1, id.value());
            return new JobRows(phases).read(query).stream().findFirst();
        }
    }

    private List<StoredJob> read(PreparedStatement query) throws SQLException {
        List<StoredJob> jobs = new ArrayList<>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                jobs.add(new StoredJob(job(rows), totals(rows)));
            }
        }
        return jobs;
    }

    private Job job(ResultSet row) throws SQLException {
        JobRequest request =
                new JobRequest(
                        pipelines.computeIfAbsent(row.getString(4), PipelineId::new),
                        row.getString(5),
                        Texts.list(row.getString(6)),
                        options.computeIfAbsent(row.getString(7), Texts::facts));
        return new Job(
                new JobId(row.getString(2)),
                text(row, 3).map(GroupId::new),
                request,
                JobState.valueOf(row.getString(8)),
                row.getInt(9),
                row.getLong(10),
                Texts.instant(row.getLong(11)),
                instant(row, 12),
                instant(row, 13),
                Duration.ofNanos(row.getLong(14)),
                text(row, 15).map(PauseReason::valueOf),
                text(row, 16).map(json -> Texts.failure(json)),
                row.getLong(17));
    }

    private JobTotals totals(ResultSet row) throws SQLException {
        return new JobTotals(
                row.getLong(18),
                row.getLong(19),
                new SourceState(text(row, 21), row.getInt(22) != 0, Texts.total(row.getString(23))),
                PhaseCounts.unpack(row.getString(24)).totals(phases),
                Texts.numbers(row.getString(25)),
                row.getLong(20));
    }

    private static Optional<String> text(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        long nanos = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Texts.instant(nanos));
    }
}
