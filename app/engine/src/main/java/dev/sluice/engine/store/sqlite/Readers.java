package dev.sluice.engine.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/** A few connections that read, lent to whichever thread asks. */
final class Readers implements AutoCloseable {
    private static final int AT_ONCE = 4;

    private final Connections connections;
    private final SqlFailures failures;
    private final Semaphore permits = new Semaphore(AT_ONCE, true);
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Readers(Connections connections, SqlFailures failures) {
        this.connections = connections;
        this.failures = failures;
    }

    /** Does work within one transaction, so that all its queries see the same state. */
    <T> T read(SqlWork<T> work) {
        permits.acquireUninterruptibly();
        try {
            if (closed) {
                throw failures.closed();
            }
            Connection connection = idle.poll();
            if (connection == null) {
                connection = connections.reader();
            }
            return use(connection, work);
        } catch (SQLException e) {
            throw failures.translate(e);
        } finally {
            permits.release();
        }
    }

    private <T> T use(Connection connection, SqlWork<T> work) throws SQLException {
        boolean healthy = false;
        try {
            T result = work.on(connection);
            connection.commit();
            healthy = true;
            return result;
        } finally {
            if (healthy) {
                idle.push(connection);
            } else {
                connection.close();
            }
        }
    }

    /** Waits for readings under way, then closes all. */
    @Override
    public void close() {
        permits.acquireUninterruptibly(AT_ONCE);
        try {
            closed = true;
            for (Connection one = idle.poll(); one != null; one = idle.poll()) {
                one.close();
            }
        } catch (SQLException e) {
            throw failures.translate(e);
        } finally {
            permits.release(AT_ONCE);
        }
    }
}
