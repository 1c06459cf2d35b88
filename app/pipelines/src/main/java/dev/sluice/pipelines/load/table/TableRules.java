package dev.sluice.pipelines.load.table;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.pipelines.load.scan.ColumnType;

import java.util.Optional;

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

    /** Refuses a table with a column that could change what is put into it, without a word. */
    public static void requireJudged(TableName table, TableShape shape) throws PhaseFailure {
        Optional<TableColumn> column =
                shape.columns().stream()
                        .filter(c -> c.type() instanceof ColumnType.Unjudged)
                        .findFirst();
        if (column.isPresent()) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "Column \"%s\" of %s is of type %s, which may round or cut values without a word; give the column another type or load into another table."
                                    .formatted(
                                            column.get().name(), table, column.get().sqlType())));
        }
    }
}
