package dev.sluice.pipelines.load.table;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.files.AtomicFile;

import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.LongConsumer;

/**
 * A DuckDB file that jobs of this process share. It is open while any of them holds it and closed
 * with the last, so that other programs can open it then. Safe for any thread.
 */
public final class DuckTarget implements Warehouse {
    private static final Ledger LEDGER = new Ledger(DuckCatalog.ONE);
    private static final Map<Path, DuckTarget> OPEN = new HashMap<>();

    private final Path file;
    private final Path temporary;
    private final Turns turns = new Turns();
    private DuckDBConnection root;
    private int holders;
    private int threads = helpers();
    private int working;

    private DuckTarget(Path file, Path temporary, DuckDBConnection root) {
        this.file = file;
        this.temporary = temporary;
        this.root = root;
    }

    /** Loads the driver and its library, which takes a tenth of a second when nobody has. */
    public static void prepare() {
        try {
            DriverManager.getConnection("jdbc:duckdb:").close();
        } catch (SQLException e) {
            org.slf4j.LoggerFactory.getLogger(DuckTarget.class).debug("No driver ahead.", e);
        }
    }

    /**
     * Opens the file, or joins those who have it open; {@link #close} gives it back.
     *
     * @param temporary folder for what does not fit into memory; created, and emptied by DuckDB
     * @throws PhaseFailure with a sentence when it cannot be opened: locked, damaged, no such
     *     folder
     */
    public static DuckTarget open(Path file, Path temporary) throws PhaseFailure, IOException {
        Path key = resolved(file);
        synchronized (OPEN) {
            DuckTarget target = OPEN.get(key);
            if (target == null) {
                target = new DuckTarget(key, temporary, connect(key, temporary));
                OPEN.put(key, target);
            }
            target.holders++;
            return target;
        }
    }

    private static Path resolved(Path file) throws PhaseFailure, IOException {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        if (folder == null || Files.isDirectory(absolute)) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "%s is a folder; name a DuckDB file as the target."
                                    .formatted(absolute)));
        }
        if (absolute.toString().indexOf(';') >= 0) {
            // The driver takes what follows for settings, one of which runs statements of a file.
            throw new PhaseFailure(
                    Failure.permanent(
                            "%s holds a semicolon, which DuckDB takes for the end of the name; name a target without one."
                                    .formatted(absolute)));
        }
        if (!Files.isDirectory(folder)) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "The folder %s is not there; create it or name another target."
                                    .formatted(folder)));
        }
        if (Files.exists(absolute)) {
            return absolute.toRealPath();
        }
        if (!Files.isWritable(folder)) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "%s cannot be created: the folder %s is not writable; check its permissions or name another target."
                                    .formatted(absolute, folder)));
        }
        return folder.toRealPath().resolve(String.valueOf(absolute.getFileName()));
    }

    private static DuckDBConnection connect(Path file, Path temporary)
            throws PhaseFailure, IOException {
        Files.createDirectories(temporary);
        try {
            if (Files.exists(file)) {
                DuckHeader.require(file);
            } else {
                create(file, temporary);
            }
            return root(file, temporary);
        } catch (SQLException e) {
            throw DuckTrouble.raise(DuckTrouble.opening(file, e));
        }
    }

    /**
     * Makes the file whole before it has its name: one that a kill or a full disk has left half
     * made would be no DuckDB database for ever after.
     */
    private static void create(Path file, Path temporary) throws SQLException, IOException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + AtomicFile.TEMPORARY);
        Path log = unfinished.resolveSibling(unfinished.getFileName() + ".wal");
        Files.deleteIfExists(unfinished);
        try {
            root(unfinished, temporary).close();
            try (FileChannel made = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                made.force(true);
            }
            Files.move(unfinished, file);
            AtomicFile.forceFolder(file);
        } catch (FileAlreadyExistsException e) {
            // Another program was quicker; its file is as good.
            return;
        } finally {
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(log);
        }
    }

    private static DuckDBConnection root(Path file, Path temporary) throws SQLException {
        Properties settings = new Properties();
        // Extensions would be fetched from the net; nothing is fetched without being asked for.
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("temp_directory", temporary.toString());
        // Of what the machine, or the container, has; the rest is for this program's heap and for
        // file caches.
        settings.setProperty("memory_limit", "50%");
        // Files go side by side, each on a thread of ours. Helpers of DuckDB's own that share one
        // of them cost almost twice the processor time, and keeping its order makes it worse.
        settings.setProperty("threads", Integer.toString(helpers()));
        settings.setProperty("preserve_insertion_order", "false");
        return DriverManager.getConnection("jdbc:duckdb:" + file, settings)
                .unwrap(DuckDBConnection.class);
    }

    // DuckDB counts the thread that asks; the other half of the cores checks and compresses.
    private static int helpers() {
        return Math.max(1, cores() / 2);
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public String address() {
        return "duckdb:" + file;
    }

    @Override
    public Catalog catalog() {
        return DuckCatalog.ONE;
    }

    @Override
    public Ledger ledger() {
        return LEDGER;
    }

    @Override
    public TableName resolve(TableName table, StopSignal stop) {
        return table;
    }

    @Override
    public boolean readsFiles() {
        return true;
    }

    @Override
    public RowCopy copy(TableName table, FileLoad load, StopSignal stop, LongConsumer rowsSoFar) {
        return new DuckCopy(table, load, stop, rowsSoFar);
    }

    @Override
    public <T> T run(StopSignal stop, Work<T> work)
            throws PhaseFailure, IOException, InterruptedException {
        stop.check();
        try (Connection connection = connection()) {
            return work.with(connection);
        } catch (SQLException e) {
            if (DuckTrouble.isFatal(e)) {
                reopen();
            }
            throw DuckTrouble.raise(DuckTrouble.working(file, stop, e));
        }
    }

    @Override
    public <T> T transact(
            Turn turn, TableName table, String contentHash, StopSignal stop, Work<T> work)
            throws PhaseFailure, IOException, InterruptedException {
        // Waited for here as well, since transactions do not see each other's rows before they end.
        String content = contentHash + " " + catalog().ledgerKey(table);
        try (Turns.Held _ = turns.only(content, stop)) {
            return transact(turn, stop, work);
        }
    }

    private <T> T transact(Turn turn, StopSignal stop, Work<T> work)
            throws PhaseFailure, IOException, InterruptedException {
        try (Turns.Held _ = turns.take(turn, stop)) {
            return run(
                    stop,
                    connection -> {
                        share(connection, turn);
                        try {
                            return Transaction.of(connection, stop, work);
                        } finally {
                            end();
                        }
                    });
        }
    }

    /**
     * Whoever is alone or the last has every core; others have a thread of ours each. Helpers are
     * sent away only when nobody works: DuckDB waits for them to finish what they are at.
     */
    private synchronized void share(Connection connection, Turn turn) throws SQLException {
        int wanted = turn == Turn.TOGETHER ? helpers() : cores();
        if (wanted > threads || (wanted < threads && working == 0)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET GLOBAL threads = " + wanted);
            }
            threads = wanted;
        }
        working++;
    }

    private synchronized void end() {
        working--;
    }

    @Override
    public void openLedger(StopSignal stop) throws PhaseFailure, IOException, InterruptedException {
        // Looked for first: a turn alone may be long in coming while others load.
        if (run(stop, connection -> catalog().shape(connection, Ledger.NAME).isEmpty())) {
            transact(
                    Turn.ALONE,
                    stop,
                    connection -> {
                        LEDGER.create(connection);
                        return true;
                    });
        }
    }

    private Connection connection() throws SQLException, PhaseFailure, IOException {
        synchronized (OPEN) {
            if (root.isClosed()) {
                root = connect(file, temporary);
            }
            return root.duplicate();
        }
    }

    /** After an error that DuckDB does not recover from; the next use opens the file anew. */
    private void reopen() {
        synchronized (OPEN) {
            closeRoot();
        }
    }

    @Override
    public void close() {
        synchronized (OPEN) {
            holders--;
            if (holders == 0) {
                OPEN.remove(file);
                closeRoot();
            }
        }
    }

    private void closeRoot() {
        try {
            root.close();
        } catch (SQLException e) {
            // Nothing is lost: what was committed is in the write-ahead log.
            org.slf4j.LoggerFactory.getLogger(DuckTarget.class)
                    .warn("Could not close {} cleanly.", file, e);
        }
    }
}
