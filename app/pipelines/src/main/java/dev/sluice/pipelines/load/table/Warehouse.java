package dev.sluice.pipelines.load.table;

import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongConsumer;

/** A database that files are loaded into, open for one job. Safe for any thread. */
public interface Warehouse extends AutoCloseable {
    /** Work with a connection of its own; what it throws is translated for the user. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection)
                throws SQLException, PhaseFailure, IOException, InterruptedException;
    }

    /** As a person writes it; it holds no secret. */
    String address();

    Catalog catalog();

    /** What was loaded; {@link #openLedger} makes it. */
    Ledger ledger();

    /**
     * The name of the table that a person means, as the database spells it. A table that is not
     * there has the name that it was given.
     */
    TableName resolve(TableName table, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException;

    /** Whether it reads files by itself, and so may take their bytes for other rows than we do. */
    boolean readsFiles();

    /** Runs work that only reads, or whose single statements stand for themselves. */
    <T> T run(StopSignal stop, Work<T> work) throws PhaseFailure, IOException, InterruptedException;

    /**
     * Runs work in one transaction when its turn has come, here and in other programs. The work
     * commits by returning; anything thrown rolls back.
     *
     * @param contentHash nobody else puts this content into the table meanwhile
     */
    <T> T transact(Turn turn, TableName table, String contentHash, StopSignal stop, Work<T> work)
            throws PhaseFailure, IOException, InterruptedException;

    /** Makes the ledger, unless it is there. */
    void openLedger(StopSignal stop) throws PhaseFailure, IOException, InterruptedException;

    /**
     * What brings a file's rows over.
     *
     * @param rowsSoFar hears from time to time how many rows are in; on any thread
     */
    RowCopy copy(TableName table, FileLoad file, StopSignal stop, LongConsumer rowsSoFar);

    @Override
    void close();
}
