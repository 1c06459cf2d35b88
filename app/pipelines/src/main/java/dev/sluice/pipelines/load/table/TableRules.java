package dev.sluice.pipelines.load.table;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.PhaseFailure;

/** Whether a table is as {@code --create} and {@code --append} ask for. */
public final class TableRules {
    private TableRules() {}

    /**
     * Refuses a table that is missing or must not be there.
     *
     * @param ours the table was created by the same job, or one queued together with it
     */
    public static void check(TableName table, ExistingRows existing, boolean exists, boolean ours)
            throws PhaseFailure {
        if (existing == ExistingRows.CREATE && exists && !ours) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "The table %s exists already; choose append or replace, or another table name."
                                    .formatted(table)));
        }
        if (existing == ExistingRows.APPEND && !exists) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "There is no table %s to append to; leave append out to create it."
                                    .formatted(table)));
        }
    }
}
