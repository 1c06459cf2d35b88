package dev.sluice.pipelines.load.table;

import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A table as it stands before a job is queued.
 *
 * @param shape its columns; empty when there is no such table
 * @param view whether the name is that of a view
 * @param loaded the newest load of each file of which rows are in it, at most {@link #MOST} of them
 */
public record TableLook(
        Optional<TableShape> shape, boolean view, long rows, Map<Mark, Instant> loaded) {
    /** So many files a table remembers here; a table of more tells less, not wrongly. */
    static final int MOST = 200_000;

    /**
     * A file as it can be told without reading it.
     *
     * @param item its absolute path: another file of the same name may hold other rows
     */
    public record Mark(String item, long bytes) {}

    public TableLook {
        loaded = Map.copyOf(loaded);
    }

    /** Looks into a database. */
    public static TableLook of(Warehouse target, TableName name, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        TableName table = target.resolve(name, stop);
        Catalog catalog = target.catalog();
        return target.run(
                stop,
                connection -> {
                    Optional<TableShape> shape = catalog.shape(connection, table);
                    boolean view = catalog.isView(connection, table);
                    boolean real = shape.isPresent() && !view;
                    boolean known = catalog.shape(connection, Ledger.NAME).isPresent();
                    return new TableLook(
                            shape,
                            view,
                            real ? catalog.count(connection, table) : 0,
                            real && known
                                    ? target.ledger().files(connection, table, MOST)
                                    : Map.of());
                });
    }
}
