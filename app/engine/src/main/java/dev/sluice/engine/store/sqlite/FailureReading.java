package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.store.FailureCluster;
import dev.sluice.engine.store.FailureQuery;
import dev.sluice.engine.store.FailureRecord;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the failures of one job: in pages, and by cause. */
final class FailureReading {
    private static final String RECORD =
            "failure.id, failure.item, item.name, failure.phase, failure.failure,"
                    + " failure.attempts, failure.at, item.weight";
    private static final String JOB = "job = (SELECT id FROM job WHERE name = ?) AND final";

    private final Connection connection;
    private final PhaseNumbers phases;
    private final JobId job;

    FailureReading(Connection connection, PhaseNumbers phases, JobId job) {
        this.connection = connection;
        this.phases = phases;
        this.job = job;
    }

    List<FailureRecord> page(FailureQuery wanted) throws SQLException {
        String sql =
                "SELECT "
                        + RECORD
                        + " FROM failure LEFT JOIN item ON item.id = failure.item WHERE "
                        + JOB
                        + (wanted.cause().isPresent() ? " AND cause = ?" : "")
                        + " AND failure.id > ? ORDER BY failure.id LIMIT ?";
        try (var query = connection.prepareStatement(sql)) {
            int at = 1;
            query.setString(at++, job.value());
            if (wanted.cause().isPresent()) {
                query.setString(at++, wanted.cause().get());
            }
            query.setLong(at++, wanted.afterId());
            query.setInt(at, wanted.limit());
            List<FailureRecord> page = new ArrayList<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    page.add(record(rows, 1));
                }
            }
            return page;
        }
    }

    /** Counts in the index alone; then looks at one failure a cause. */
    List<FailureCluster> clusters(int limit) throws SQLException {
        String sql =
                "SELECT cluster.cause, cluster.many, "
                        + RECORD
                        + " FROM (SELECT cause, COUNT(*) AS many, MAX(id) AS newest FROM failure"
                        + " WHERE "
                        + JOB
                        + " GROUP BY cause ORDER BY many DESC, newest DESC LIMIT ?) AS cluster"
                        + " JOIN failure ON failure.id = cluster.newest"
                        + " LEFT JOIN item ON item.id = failure.item"
                        + " ORDER BY cluster.many DESC, cluster.newest DESC";
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, job.value());
            query.setInt(2, limit);
            List<FailureCluster> all = new ArrayList<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    all.add(
                            new FailureCluster(
                                    rows.getString(1), rows.getLong(2), record(rows, 3)));
                }
            }
            return all;
        }
    }

    private FailureRecord record(ResultSet row, int first) throws SQLException {
        PhaseId phase = phases.phase(row.getInt(first + 3));
        Optional<String> name = Optional.ofNullable(row.getString(first + 2));
        return new FailureRecord(
                row.getLong(first),
                name.isPresent()
                        ? Optional.of(new ItemId(row.getLong(first + 1)))
                        : Optional.empty(),
                name.orElse(phase.value()),
                phase,
                Texts.failure(row.getString(first + 4)),
                row.getInt(first + 5),
                Texts.instant(row.getLong(first + 6)),
                row.getLong(first + 7));
    }
}
