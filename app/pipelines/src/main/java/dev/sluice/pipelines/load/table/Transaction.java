package dev.sluice.pipelines.load.table;

import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Work of which either all is kept or nothing, whatever the database. */
final class Transaction {
    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    private Transaction() {}

    /** Does the work and commits it, unless a stop was asked for meanwhile. */
    static <T> T of(Connection connection, StopSignal stop, Warehouse.Work<T> work)
            throws SQLException, PhaseFailure, IOException, InterruptedException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            T result = work.with(connection);
            stop.check();
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                rollback(connection);
            }
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The error that led here is the one to report; closing rolls back as well, and without
            // a connection the server does it.
            LOG.debug("Could not roll back.", e);
        }
    }
}
