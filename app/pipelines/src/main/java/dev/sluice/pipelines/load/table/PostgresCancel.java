package dev.sluice.pipelines.load.table;

import dev.sluice.engine.pipeline.StopSignal;

import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends what runs on a connection when a stop is requested: asks the server first, and cuts the
 * connection when that does not help, because the network is gone for example.
 */
final class PostgresCancel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresCancel.class);
    private static final long PATIENCE_MILLIS = 500;

    private final Connection connection;
    private final CountDownLatch over = new CountDownLatch(1);
    private final StopSignal.Registration registration;

    private PostgresCancel(StopSignal stop, Connection connection) {
        this.connection = connection;
        this.registration = stop.onStop(this::start);
    }

    static PostgresCancel on(StopSignal stop, Connection connection) {
        return new PostgresCancel(stop, connection);
    }

    // Each on a thread of its own, since both wait for the network.
    private void start() {
        Thread.ofPlatform().daemon().name("postgresql-cancel").start(this::ask);
        Thread.ofPlatform().daemon().name("postgresql-cut").start(this::cut);
    }

    private void ask() {
        try {
            if (over.getCount() > 0) {
                connection.unwrap(PGConnection.class).cancelQuery();
            }
        } catch (SQLException e) {
            LOG.debug("The server could not be asked to stop.", e);
        }
    }

    private void cut() {
        try {
            if (!over.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                connection.abort(Runnable::run);
            }
        } catch (SQLException | InterruptedException e) {
            LOG.debug("The connection could not be cut.", e);
        }
    }

    @Override
    public void close() {
        over.countDown();
        registration.close();
    }
}
