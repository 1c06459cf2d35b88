package dev.sluice.pipelines.load.table;

import dev.sluice.engine.pipeline.PhaseFailure;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Brings the rows of one file into a table, within a transaction of its caller. */
public interface RowCopy {
    /** The database took other rows than our own scan has counted; ends the transaction. */
    final class Misreading extends Exception {
        private static final long serialVersionUID = 1;

        Misreading(String how) {
            super(how);
        }
    }

    /**
     * Adds all rows.
     *
     * @param columns the table's, in the order of the file's
     * @return how many of each part of the file
     */
    List<Long> append(Connection connection, List<TableColumn> columns)
            throws SQLException, Misreading, PhaseFailure, IOException, InterruptedException;

    /** Adds all rows, and removes those that they replace. */
    List<Long> upsert(Connection connection, List<TableColumn> columns, List<String> key)
            throws SQLException, Misreading, PhaseFailure, IOException, InterruptedException;
}
