package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.store.EndedJob;
import dev.sluice.engine.store.HistoryPage;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.engine.store.Prediction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads ended jobs in pages, without what they worked on. */
final class HistoryReading {
    private static final String FROM = " FROM job JOIN request ON request.job = job.id WHERE ";
    private static final String PAGE =
            "SELECT request.title, job.name, pipeline, state, finished, worked, failure, found,"
                    + " found_weight, counted, job.tallies, predicted_after, predicted_low,"
                    + " predicted_high";

    private final Connection connection;
    private final PhaseNumbers phases;

    HistoryReading(Connection connection, PhaseNumbers phases) {
        this.connection = connection;
        this.phases = phases;
    }

    HistoryPage page(HistoryQuery wanted) throws SQLException {
        Condition all = new Condition(wanted);
        Summary summary = summary(all, wanted.nameContains());
        return new HistoryPage(jobs(wanted), summary.total, summary.oldest);
    }

    private List<EndedJob> jobs(HistoryQuery wanted) throws SQLException {
        Condition behind = new Condition(wanted);
        wanted.after().ifPresent(behind::after);
        String sql = PAGE + FROM + behind.text() + " ORDER BY finished DESC, job.name DESC";
        try (var query = connection.prepareStatement(sql)) {
            behind.bind(query);
            List<EndedJob> page = new ArrayList<>();
            try (var rows = query.executeQuery()) {
                while (page.size() < wanted.limit() && rows.next()) {
                    if (isNamed(rows.getString(1), wanted.nameContains())) {
                        page.add(job(rows));
                    }
                }
            }
            return page;
        }
    }

    private record Summary(long total, Optional<Instant> oldest) {}

    private Summary summary(Condition all, Optional<String> name) throws SQLException {
        String sql =
                name.isEmpty()
                        ? "SELECT COUNT(*), MIN(finished)" + FROM + all.text()
                        : "SELECT request.title, finished" + FROM + all.text();
        try (var query = connection.prepareStatement(sql)) {
            all.bind(query);
            try (var rows = query.executeQuery()) {
                long total = 0;
                long oldest = Long.MAX_VALUE;
                while (rows.next()) {
                    if (name.isEmpty()) {
                        total = rows.getLong(1);
                        oldest = rows.getLong(2);
                    } else if (isNamed(rows.getString(1), name)) {
                        total++;
                        oldest = Math.min(oldest, rows.getLong(2));
                    }
                }
                return new Summary(
                        total, total == 0 ? Optional.empty() : Optional.of(Texts.instant(oldest)));
            }
        }
    }

    /** SQLite folds the case of ASCII only, so names are compared here. */
    private static boolean isNamed(String title, Optional<String> part) {
        return part.isEmpty()
                || title.toLowerCase(Locale.ROOT).contains(part.get().toLowerCase(Locale.ROOT));
    }

    private EndedJob job(ResultSet row) throws SQLException {
        return new EndedJob(
                new JobId(row.getString(2)),
                new PipelineId(row.getString(3)),
                row.getString(1),
                JobState.valueOf(row.getString(4)),
                Texts.instant(row.getLong(5)),
                Duration.ofNanos(row.getLong(6)),
                Optional.ofNullable(row.getString(7)).map(json -> Texts.failure(json)),
                row.getLong(8),
                row.getLong(9),
                PhaseCounts.unpack(row.getString(10)).totals(phases).entrySet().stream()
                        .map(one -> new EndedJob.WorkedPhase(one.getKey(), one.getValue()))
                        .toList(),
                Texts.numbers(row.getString(11)),
                prediction(row));
    }

    private static Optional<Prediction> prediction(ResultSet row) throws SQLException {
        long after = row.getLong(12);
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(
                        new Prediction(
                                Duration.ofNanos(after),
                                Duration.ofNanos(row.getLong(13)),
                                Duration.ofNanos(row.getLong(14))));
    }

    /** What jobs are to fulfil, with the values that are bound. */
    private static final class Condition {
        // Named, so that the index of ended jobs is used; a retried job waits with its old end.
        private final StringBuilder text = new StringBuilder("finished IS NOT NULL");
        private final List<Object> values = new ArrayList<>();

        Condition(HistoryQuery wanted) {
            String states =
                    Arrays.stream(JobState.values())
                            .filter(JobState::ended)
                            .filter(one ->
                                    wanted.states().isEmpty() || wanted.states().contains(one))
                            .map(state -> "'" + state.name() + "'")
                            .collect(Collectors.joining(", "));
            text.append(" AND state IN (").append(states).append(')');
            wanted.pipeline().ifPresent(one -> add(" AND pipeline = ?", one.value()));
            wanted.since().ifPresent(time -> add(" AND finished >= ?", Texts.nanos(time)));
        }

        void after(HistoryQuery.Place place) {
            add(" AND (finished, job.name) < (?", Texts.nanos(place.finished()));
            add(", ?)", place.job().value());
        }

        private void add(String part, Object value) {
            text.append(part);
            values.add(value);
        }

        String text() {
            return text.toString();
        }

        void bind(PreparedStatement query) throws SQLException {
            for (int i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
        }
    }
}
