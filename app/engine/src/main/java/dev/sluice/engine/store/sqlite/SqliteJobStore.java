package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.FailureCluster;
import dev.sluice.engine.store.FailureQuery;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.engine.store.HistoryPage;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.StoreFailure;
import dev.sluice.engine.store.StoredJob;
import dev.sluice.engine.store.WaitingItem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The queue in one SQLite file. Whoever opens it holds the home's lock; see {@link StoreOpening}
 * for what happens before.
 */
public final class SqliteJobStore implements JobStore {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteJobStore.class);

    private final SqlFailures failures;
    private final Readers readers;
    private final PhaseNumbers phases = new PhaseNumbers();
    private final Statements writer;
    private final Connections connections;
    private final Optional<Ballast> ballast;
    private boolean closed;

    private SqliteJobStore(
            Connections connections, Connection connection, Optional<Ballast> ballast)
            throws SQLException {
        this.connections = connections;
        this.ballast = ballast;
        this.failures = new SqlFailures(connections.file());
        this.readers = new Readers(connections, failures);
        this.writer = new Statements(connection);
        phases.load(connection);
    }

    /**
     * Opens the database, made or migrated if need be.
     *
     * @throws StoreFailure when that is not possible
     */
    public static SqliteJobStore open(Path file) {
        return open(file, Schema.VERSION, Optional.empty());
    }

    /**
     * Opens the database as {@link #open(Path)} does.
     *
     * @param ballast given up when the disk is full, so that what stopped can still be recorded
     */
    static SqliteJobStore open(Path file, Ballast ballast) {
        return open(file, Schema.VERSION, Optional.of(ballast));
    }

    /** Opens a database as an older version would have made it, for tests of migrations. */
    static SqliteJobStore open(Path file, int version, Optional<Ballast> ballast) {
        Connections connections = new Connections(file.toAbsolutePath());
        try {
            Connection connection = connections.writer();
            try {
                Schema.migrate(connection, connections, version);
                return new SqliteJobStore(connections, connection, ballast);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new SqlFailures(file).translate(e);
        }
    }

    @Override
    public synchronized List<PageAdded> write(List<Change> changes) {
        return durably(connection -> new Writing(writer, phases).apply(changes));
    }

    @Override
    public synchronized void putSetting(String key, String value) {
        durably(connection ->
                writer.run(
                        "INSERT INTO setting VALUES (?, ?)"
                                + " ON CONFLICT DO UPDATE SET value = excluded.value",
                        key,
                        value));
    }

    /** Tries once more with the ballast's room when the disk is full. */
    private <T> T durably(SqlWork<T> work) {
        try {
            return transaction(work);
        } catch (StoreFailure e) {
            if (e.full() && releaseBallast()) {
                return transaction(work);
            }
            throw e;
        }
    }

    private boolean releaseBallast() {
        try {
            return ballast.isPresent() && ballast.get().release();
        } catch (IOException e) {
            LOG.warn("The ballast file cannot be removed", e);
            return false;
        }
    }

    /**
     * Copies the database if the newest copy is older than a day; takes seconds for a large one, so
     * it is called from a thread of its own. Others may read and write meanwhile.
     */
    public void backUpIfDue(Backups backups) throws IOException {
        try {
            backups.makeIfDue(connections);
        } catch (SQLException e) {
            throw failures.translate(e);
        }
    }

    /**
     * One transaction, begun and ended by hand: on a full disk SQLite rolls back by itself, which
     * the driver's own book-keeping would not notice.
     */
    private <T> T transaction(SqlWork<T> work) {
        if (closed) {
            throw failures.closed();
        }
        Connection connection = writer.connection();
        boolean committed = false;
        try {
            control("BEGIN IMMEDIATE");
            T result = work.on(connection);
            control("COMMIT");
            committed = true;
            return result;
        } catch (SQLException e) {
            throw failures.translate(e);
        } finally {
            if (!committed) {
                rollBack(connection);
            }
        }
    }

    private void control(String command) throws SQLException {
        try (var statement = writer.connection().createStatement()) {
            statement.execute(command);
        }
    }

    private void rollBack(Connection connection) {
        try {
            control("ROLLBACK");
        } catch (SQLException e) {
            LOG.debug("Rolled back already", e);
        }
        try {
            writer.clear();
            phases.load(connection);
        } catch (SQLException e) {
            // What went wrong first is on its way to the caller; numbers that were rolled back
            // would be missed by the next transaction, as a foreign key.
            LOG.warn("The numbers of phases cannot be read again", e);
        }
    }

    @Override
    public List<Group> groups() {
        return readers.read(connection -> {
            List<Group> all = new ArrayList<>();
            try (var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery(
                                    "SELECT name, title, created FROM job_group"
                                            + " ORDER BY id")) {
                while (rows.next()) {
                    all.add(
                            new Group(
                                    new GroupId(rows.getString(1)),
                                    rows.getString(2),
                                    Texts.instant(rows.getLong(3))));
                }
            }
            return all;
        });
    }

    @Override
    public List<StoredJob> jobs() {
        return readers.read(connection -> JobRows.all(connection, phases));
    }

    @Override
    public Optional<StoredJob> job(JobId id) {
        return readers.read(connection -> JobRows.one(connection, phases, id));
    }

    @Override
    public HistoryPage history(HistoryQuery query) {
        return readers.read(connection -> new HistoryReading(connection, phases).page(query));
    }

    @Override
    public List<WaitingItem> waiting(JobId job, PhaseId phase, long afterOrdinal, int limit) {
        return readers.read(connection ->
                new ItemReading(connection, phases, job).waiting(phase, afterOrdinal, limit));
    }

    @Override
    public long countWaiting(JobId job, PhaseId phase) {
        return readers.read(
                connection -> new ItemReading(connection, phases, job).countWaiting(phase));
    }

    @Override
    public List<JobItems.Entry> items(JobId job, ItemQuery query) {
        return readers.read(connection -> new ItemReading(connection, phases, job).items(query));
    }

    @Override
    public List<FailureRecord> failures(JobId job, FailureQuery query) {
        return readers.read(connection -> new FailureReading(connection, phases, job).page(query));
    }

    @Override
    public List<FailureCluster> failureClusters(JobId job, int limit) {
        return readers.read(
                connection -> new FailureReading(connection, phases, job).clusters(limit));
    }

    @Override
    public Optional<String> checkpoint(ItemId item, PhaseId phase) {
        return readers.read(connection -> {
            try (var query =
                    connection.prepareStatement(
                            "SELECT data FROM checkpoint WHERE item = ? AND phase ="
                                    + " (SELECT id FROM phase WHERE name = ?)")) {
                query.setLong(1, item.value());
                query.setString(2, phase.value());
                try (var row = query.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public Map<String, String> settings() {
        return readers.read(connection -> {
            Map<String, String> all = new HashMap<>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT key, value FROM setting")) {
                while (rows.next()) {
                    all.put(rows.getString(1), rows.getString(2));
                }
            }
            return all;
        });
    }

    /** Closes after what is under way; closing twice is no error. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        readers.close();
        try {
            writer.close();
            writer.connection().close();
        } catch (SQLException e) {
            throw failures.translate(e);
        }
    }
}
