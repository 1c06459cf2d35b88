package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PauseReason;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.store.JobTotals;
import dev.sluice.engine.store.PhaseTotals;
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

/** Reads jobs with their counters: three queries for any number of jobs. */
final class JobRows {
    private static final String JOBS =
            """
            SELECT job.id, job.name, job_group.name, pipeline, request.title, operands, options,
                state, priority, position, job.created, started, finished, worked, pause_reason,
                failure, version, found, found_weight, staged, source_cursor, source_finished,
                announced
            FROM job JOIN request ON request.job = job.id
                LEFT JOIN job_group ON job_group.id = job.job_group
            """;

    private final PhaseNumbers phases;
    private final Map<Long, Map<dev.sluice.engine.job.PhaseId, PhaseTotals>> totals =
            new HashMap<>();
    private final Map<Long, Map<String, Long>> tallies = new HashMap<>();

    private JobRows(PhaseNumbers phases) {
        this.phases = phases;
    }

    static List<StoredJob> all(Connection connection, PhaseNumbers phases) throws SQLException {
        JobRows rows = new JobRows(phases);
        try (var statement = connection.createStatement()) {
            rows.readTotals(statement.executeQuery("SELECT * FROM phase_total"));
            rows.readTallies(statement.executeQuery("SELECT * FROM tally"));
            return rows.readJobs(statement.executeQuery(JOBS + "ORDER BY position, job.id"));
        }
    }

    static Optional<StoredJob> one(Connection connection, PhaseNumbers phases, JobId id)
            throws SQLException {
        JobRows rows = new JobRows(phases);
        String here = " WHERE job = (SELECT id FROM job WHERE name = ?)";
        try (var totals = prepared(connection, "SELECT * FROM phase_total" + here, id);
                var tallies = prepared(connection, "SELECT * FROM tally" + here, id);
                var jobs = prepared(connection, JOBS + "WHERE job.name = ?", id)) {
            rows.readTotals(totals.executeQuery());
            rows.readTallies(tallies.executeQuery());
            return rows.readJobs(jobs.executeQuery()).stream().findFirst();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, JobId id)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, id.value());
        return statement;
    }

    private void readTotals(ResultSet rows) throws SQLException {
        while (rows.next()) {
            totals.computeIfAbsent(rows.getLong(1), job -> new HashMap<>())
                    .put(
                            phases.phase(rows.getInt(2)),
                            new PhaseTotals(
                                    rows.getLong(3),
                                    rows.getLong(4),
                                    rows.getLong(5),
                                    rows.getLong(6),
                                    rows.getLong(7),
                                    rows.getLong(8),
                                    rows.getLong(9),
                                    rows.getLong(10)));
        }
    }

    private void readTallies(ResultSet rows) throws SQLException {
        while (rows.next()) {
            tallies.computeIfAbsent(rows.getLong(1), job -> new HashMap<>())
                    .put(rows.getString(2), rows.getLong(3));
        }
    }

    private List<StoredJob> readJobs(ResultSet rows) throws SQLException {
        List<StoredJob> jobs = new ArrayList<>();
        while (rows.next()) {
            jobs.add(new StoredJob(job(rows), totals(rows)));
        }
        return jobs;
    }

    private static Job job(ResultSet row) throws SQLException {
        JobRequest request =
                new JobRequest(
                        new PipelineId(row.getString(4)),
                        row.getString(5),
                        Texts.list(row.getString(6)),
                        Texts.facts(row.getString(7)));
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
                text(row, 16).map(JobRows::failure),
                row.getLong(17));
    }

    private static Failure failure(String json) {
        return Texts.failure(json);
    }

    private JobTotals totals(ResultSet row) throws SQLException {
        long id = row.getLong(1);
        return new JobTotals(
                row.getLong(18),
                row.getLong(19),
                new SourceState(text(row, 21), row.getInt(22) != 0, Texts.total(row.getString(23))),
                totals.getOrDefault(id, Map.of()),
                tallies.getOrDefault(id, Map.of()),
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
