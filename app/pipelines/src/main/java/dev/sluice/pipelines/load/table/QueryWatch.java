package dev.sluice.pipelines.load.table;

import dev.sluice.engine.pipeline.StopSignal;

import org.duckdb.DuckDBPreparedStatement;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;

/** Runs one long statement so that a stop ends it at once and its progress is heard of. */
final class QueryWatch {
    private static final long POLL_MILLIS = 200;

    private QueryWatch() {}

    /**
     * Runs a statement that changes rows.
     *
     * @param progress called about five times a second, on another thread, with a share from 0 to
     *     1; never after this has returned
     * @return the number of rows changed
     */
    static long update(Connection connection, String sql, StopSignal stop, DoubleConsumer progress)
            throws SQLException, InterruptedException {
        stop.check();
        try (Statement asking = connection.createStatement()) {
            // Per connection; without them DuckDB keeps no account of a statement's progress.
            asking.execute("SET enable_progress_bar = true");
            asking.execute("SET enable_progress_bar_print = false");
        }
        try (Statement statement = connection.createStatement();
                StopSignal.Registration _ = stop.onStop(() -> cancel(statement))) {
            CountDownLatch over = new CountDownLatch(1);
            Thread watcher =
                    Thread.ofPlatform()
                            .daemon()
                            .name("duckdb-progress")
                            .start(() -> watch(statement, over, progress));
            try {
                return statement.executeLargeUpdate(sql);
            } finally {
                over.countDown();
                watcher.join();
            }
        }
    }

    /** Runs a statement that changes rows and whose progress is known without asking it. */
    static long update(Connection connection, String sql, StopSignal stop) throws SQLException {
        stop.check();
        try (Statement statement = connection.createStatement();
                StopSignal.Registration _ = stop.onStop(() -> cancel(statement))) {
            return statement.executeLargeUpdate(sql);
        }
    }

    private static void watch(Statement statement, CountDownLatch over, DoubleConsumer progress) {
        try {
            DuckDBPreparedStatement asked = statement.unwrap(DuckDBPreparedStatement.class);
            while (!over.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                double percent = asked.getQueryProgress().getPercentage();
                // -1 when nothing runs
                if (percent > 0 && percent <= 100) {
                    progress.accept(percent / 100);
                }
            }
        } catch (SQLException | InterruptedException e) {
            // Only the bar stands still then; the statement itself reports what is wrong.
            org.slf4j.LoggerFactory.getLogger(QueryWatch.class)
                    .debug("No progress to be had of DuckDB.", e);
        }
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            // It ended by itself just before; the next check of the stop signal sees it.
            org.slf4j.LoggerFactory.getLogger(QueryWatch.class).debug("Nothing to cancel.", e);
        }
    }
}
