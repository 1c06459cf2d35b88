package dev.sluice.pipelines.load.table;

import dev.sluice.engine.pipeline.StopSignal;

import org.postgresql.Driver;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The connections of one job to one database. Those that are given back are used again; there are
 * never more than threads at work. Safe for any thread.
 */
final class PostgresConnections implements AutoCloseable {
    private static final long TRUSTED_IDLE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final int VALID_SECONDS = 5;

    // What the driver logs could hold what was typed; held here, or its level would be forgotten.
    private static final Logger SILENT = Logger.getLogger("org.postgresql");

    static {
        SILENT.setLevel(Level.OFF);
    }

    /** What a session needs whatever the server's own defaults are. */
    private static final String SESSION =
            "SET statement_timeout = 0; SET lock_timeout = 0;"
                    + " SET idle_in_transaction_session_timeout = 0;"
                    // A time without a zone in a column with one is in UTC, on every computer.
                    + " SET TIME ZONE 'UTC'; SET datestyle = 'ISO';"
                    + " SET client_min_messages = warning;"
                    // A server notices within two minutes that this computer is gone.
                    + " SET tcp_keepalives_idle = 60; SET tcp_keepalives_interval = 10;"
                    + " SET tcp_keepalives_count = 6";

    private record Idle(Connection connection, long since) {}

    private final PostgresAddress address;
    private final Optional<String> password;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean closed;

    PostgresConnections(PostgresAddress address, Optional<String> password) {
        this.address = address;
        this.password = password;
    }

    /** A connection for the caller alone; {@link #release} takes it back. */
    Connection take(StopSignal stop) throws SQLException, InterruptedException {
        for (Optional<Idle> one = poll(); one.isPresent(); one = poll()) {
            Connection connection = one.get().connection();
            boolean fresh = System.nanoTime() - one.get().since() < TRUSTED_IDLE_NANOS;
            if (fresh || connection.isValid(VALID_SECONDS)) {
                return connection;
            }
            connection.close();
        }
        return connect(stop);
    }

    private synchronized Optional<Idle> poll() {
        return Optional.ofNullable(idle.pollFirst());
    }

    void release(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.setAutoCommit(true);
            synchronized (this) {
                if (!closed) {
                    idle.addFirst(new Idle(connection, System.nanoTime()));
                    return;
                }
            }
            connection.close();
        }
    }

    /** Connects on a thread of its own: a server that is silent must not keep a stop waiting. */
    private Connection connect(StopSignal stop) throws SQLException, InterruptedException {
        Properties properties = PostgresProperties.forDriver(address, password);
        try {
            return Awaited.closeable(
                    "postgresql-connect",
                    () -> {
                        Connection made = new Driver().connect(address.jdbcUrl(), properties);
                        if (made == null) {
                            throw new SQLException(
                                    "The driver takes no " + address.jdbcUrl() + ".");
                        }
                        prepare(made);
                        return made;
                    },
                    stop);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw new SQLException("The driver failed.", e);
        }
    }

    private static void prepare(Connection connection) throws SQLException {
        boolean ready = false;
        try (Statement statement = connection.createStatement()) {
            statement.execute(SESSION);
            // Each statement sees what others have committed; the turns depend on it.
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            ready = true;
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        for (Optional<Idle> one = poll(); one.isPresent(); one = poll()) {
            try {
                one.get().connection().close();
            } catch (SQLException e) {
                org.slf4j.LoggerFactory.getLogger(PostgresConnections.class)
                        .debug("A connection was gone already.", e);
            }
        }
    }
}
