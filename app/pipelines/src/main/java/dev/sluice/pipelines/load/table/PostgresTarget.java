package dev.sluice.pipelines.load.table;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A database of a PostgreSQL server. Whose turn it is to change a table is settled by advisory
 * locks of the server, which end with their transaction, so that other programs and computers are
 * waited for as well, and a program that was killed holds up nobody. Safe for any thread.
 */
public final class PostgresTarget implements Warehouse {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresTarget.class);
    private static final int OLDEST = 12;

    private final PostgresAddress address;
    private final PostgresConnections connections;
    private final PostgresCatalog catalog;
    private final Ledger ledger;
    private final String version;

    private PostgresTarget(
            PostgresAddress address,
            PostgresConnections connections,
            String schema,
            String version) {
        this.address = address;
        this.connections = connections;
        this.catalog = new PostgresCatalog(schema);
        this.ledger = new Ledger(catalog);
        this.version = version;
    }

    /**
     * Reaches the database.
     *
     * @param password empty for the one in {@code ~/.pgpass}, if it is there
     * @throws PhaseFailure with a sentence: not reached, not let in, too old; transient where it
     *     may go better later
     */
    public static PostgresTarget open(
            PostgresAddress address, Optional<String> password, StopSignal stop)
            throws PhaseFailure, InterruptedException {
        stop.check();
        PostgresConnections connections = new PostgresConnections(address, password);
        boolean open = false;
        try {
            Connection connection = connections.take(stop);
            // Packages add their own number behind a space.
            String version =
                    connection.getMetaData().getDatabaseProductVersion().replaceFirst(" .*", "");
            if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST) {
                throw new PhaseFailure(
                        Failure.permanent(
                                "%s runs PostgreSQL %s; Sluice needs %d or newer."
                                        .formatted(address.place(), version, OLDEST)));
            }
            Optional<String> schema = schema(connection);
            connections.release(connection);
            if (schema.isEmpty()) {
                throw new PhaseFailure(
                        Failure.permanent(
                                "In %s no schema of the search path is there; create one, or set search_path for %s."
                                        .formatted(address.text(), address.userOrSelf())));
            }
            open = true;
            return new PostgresTarget(address, connections, schema.get(), version);
        } catch (SQLException e) {
            throw PostgresTrouble.opening(address, e);
        } finally {
            if (!open) {
                connections.close();
            }
        }
    }

    private static Optional<String> schema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT current_schema()")) {
            rows.next();
            return Optional.ofNullable(rows.getString(1));
        }
    }

    /** What the server calls itself, such as {@code 15.14}. */
    public String version() {
        return version;
    }

    @Override
    public String address() {
        return address.text();
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public TableName resolve(TableName table, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        return run(stop, connection -> catalog.resolve(connection, table));
    }

    @Override
    public boolean readsFiles() {
        return false;
    }

    @Override
    public RowCopy copy(TableName table, FileLoad file, StopSignal stop, LongConsumer rowsSoFar) {
        return new PostgresCopy(catalog, table, file, stop, rowsSoFar);
    }

    @Override
    public <T> T run(StopSignal stop, Work<T> work)
            throws PhaseFailure, IOException, InterruptedException {
        stop.check();
        try {
            Connection connection = connections.take(stop);
            boolean whole = false;
            try (PostgresCancel _ = PostgresCancel.on(stop, connection)) {
                T result = work.with(connection);
                whole = true;
                return result;
            } finally {
                giveBack(connection, whole);
            }
        } catch (SQLException e) {
            throw PostgresTrouble.working(address, stop, e);
        }
    }

    /** A connection that work has failed on is not used again: a cancel may still be on its way. */
    private void giveBack(Connection connection, boolean whole) {
        try {
            if (whole) {
                connections.release(connection);
            } else {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.debug("A connection to {} was gone already.", address, e);
        }
    }

    @Override
    public <T> T transact(
            Turn turn, TableName table, String contentHash, StopSignal stop, Work<T> work)
            throws PhaseFailure, IOException, InterruptedException {
        String key = catalog.ledgerKey(table);
        return transaction(
                stop,
                connection -> {
                    lock(connection, "pg_advisory_xact_lock", "content " + contentHash + key);
                    lock(
                            connection,
                            turn == Turn.ALONE
                                    ? "pg_advisory_xact_lock"
                                    : "pg_advisory_xact_lock_shared",
                            "table " + key);
                    if (catalog.shape(connection, table).isPresent()) {
                        // Keeps the table's columns as they are until the end.
                        execute(
                                connection,
                                "LOCK TABLE " + catalog.quoted(table) + " IN ROW EXCLUSIVE MODE");
                    }
                    return work.with(connection);
                });
    }

    private <T> T transaction(StopSignal stop, Work<T> work)
            throws PhaseFailure, IOException, InterruptedException {
        return run(stop, connection -> Transaction.of(connection, stop, work));
    }

    @Override
    public void openLedger(StopSignal stop) throws PhaseFailure, IOException, InterruptedException {
        if (run(stop, connection -> catalog.shape(connection, Ledger.NAME).isPresent())) {
            return;
        }
        transaction(
                stop,
                connection -> {
                    lock(connection, "pg_advisory_xact_lock", "ledger");
                    ledger.create(connection);
                    String name = catalog.quoted(Ledger.NAME);
                    execute(
                            connection,
                            "CREATE UNIQUE INDEX IF NOT EXISTS sluice_ledger_once ON "
                                    + name
                                    + " (job, table_name, item, part)");
                    execute(
                            connection,
                            "CREATE INDEX IF NOT EXISTS sluice_ledger_content ON "
                                    + name
                                    + " (table_name, content_hash)");
                    execute(
                            connection,
                            "CREATE INDEX IF NOT EXISTS sluice_ledger_size ON "
                                    + name
                                    + " (table_name, file_bytes)");
                    return true;
                });
    }

    /** Waits for a lock that ends with the transaction. */
    private static void lock(Connection connection, String function, String what)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT " + function + "(?)")) {
            query.setLong(1, number("sluice " + what));
            query.execute();
        }
    }

    private static long number(String what) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(what.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
