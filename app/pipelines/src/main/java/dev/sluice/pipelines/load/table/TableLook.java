package dev.sluice.pipelines.load.table;

import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;

import java.io.IOException;
import java.nio.file.Path;
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

    /**
     * Looks into a database that is there already.
     *
     * @throws PhaseFailure with a sentence when it can't be opened, because another program has it
     *     open, for example
     */
    public static TableLook of(Path file, Path temporary, TableName table, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        try (DuckTarget target = DuckTarget.open(file, temporary)) {
            return target.run(
                    stop,
                    connection -> {
                        Optional<TableShape> shape = Catalog.shape(connection, table);
                        boolean view = Catalog.isView(connection, table);
                        boolean real = shape.isPresent() && !view;
                        boolean known = Catalog.shape(connection, Ledger.NAME).isPresent();
                        return new TableLook(
                                shape,
                                view,
                                real ? Catalog.count(connection, table) : 0,
                                real && known ? Ledger.files(connection, table, MOST) : Map.of());
                    });
        }
    }
}
