package dev.sluice.pipelines.load.table;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.load.pack.PartFormat;
import dev.sluice.pipelines.load.scan.ColumnMatch;
import dev.sluice.pipelines.load.scan.ColumnProfile;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Puts one file into a table in one transaction: what must be done to the table, the rows, the
 * check of their number, the ledger. Either all of it is there afterwards or nothing.
 */
public final class TableLoad {
    private final Warehouse target;
    private final Turn adding;
    private final TableName table;
    private final FileLoad file;
    private final StopSignal stop;
    private final LongConsumer rowsSoFar;
    private final Confirmation confirmation;

    /** A last look at the inputs when they have been read, before anything is kept. */
    @FunctionalInterface
    public interface Confirmation {
        /**
         * Looks.
         *
         * @throws IOException when the rows read are not to be trusted
         */
        void confirm() throws IOException;
    }

    /**
     * @param adding the turn to take as long as rows are only added
     * @param rowsSoFar hears about five times a second how many rows are in, as an estimate; on
     *     another thread
     */
    public TableLoad(
            Warehouse target,
            Turn adding,
            TableName table,
            FileLoad file,
            StopSignal stop,
            LongConsumer rowsSoFar,
            Confirmation confirmation) {
        this.target = target;
        this.adding = adding;
        this.table = table;
        this.file = file;
        this.stop = stop;
        this.rowsSoFar = rowsSoFar;
        this.confirmation = confirmation;
    }

    /**
     * Loads the file, unless it is there already.
     *
     * @throws PhaseFailure when the table is not as the job asks for, or the number of rows differs
     *     from what our own scan has counted
     */
    public LoadResult run() throws PhaseFailure, IOException, InterruptedException {
        try {
            Optional<LoadResult> result = take(adding);
            return result.isPresent() ? result.get() : take(Turn.ALONE).orElseThrow();
        } catch (PhaseFailure e) {
            boolean original =
                    target.readsFiles()
                            && file.rows().stream()
                                    .anyMatch(rows -> rows.format() instanceof PartFormat.Raw);
            if (e.getCause() instanceof RowCopy.Misreading how && original) {
                return new LoadResult.Misread(String.valueOf(how.getMessage()));
            }
            throw e;
        }
    }

    /** Loads the file in a turn of this kind; nothing was done when it must be alone for that. */
    private Optional<LoadResult> take(Turn turn)
            throws PhaseFailure, IOException, InterruptedException {
        return target.transact(
                turn,
                table,
                file.contentHash(),
                stop,
                connection -> {
                    try {
                        return inTransaction(connection, turn == Turn.ALONE);
                    } catch (RowCopy.Misreading e) {
                        // Thrown rather than returned, so that the transaction is rolled back.
                        throw new PhaseFailure(failure(e), e);
                    }
                });
    }

    private Failure failure(RowCopy.Misreading e) {
        String how = String.valueOf(e.getMessage());
        return Failure.permanent(
                "%s was not loaded, because %s; nothing of it was kept, please report this file."
                        .formatted(file.fileName(), how.lines().findFirst().orElse(how)),
                how);
    }

    private Optional<LoadResult> inTransaction(Connection connection, boolean alone)
            throws SQLException,
                    RowCopy.Misreading,
                    PhaseFailure,
                    IOException,
                    InterruptedException {
        Catalog catalog = target.catalog();
        Ledger ledger = target.ledger();
        List<LedgerEntry> earlier = ledger.ofItem(connection, table, file.job(), file.item());
        if (!earlier.isEmpty()) {
            return Optional.of(new LoadResult.Loaded(earlier));
        }
        Optional<TableShape> shape = catalog.shape(connection, table);
        boolean replacing = file.existing() == ExistingRows.REPLACE;
        if (shape.isPresent() && !file.force() && !replacing) {
            Optional<Instant> before =
                    ledger.loadedBefore(connection, table, file.token(), file.contentHash());
            if (before.isPresent()) {
                return Optional.of(new LoadResult.AlreadyLoaded(before.get()));
            }
        }
        if (file.columns().isEmpty()) {
            return Optional.of(ledger(connection, List.of(0L), false, false));
        }
        requireNotOvertaken(connection);
        boolean ours = shape.isPresent() && ledger.createdBy(connection, table, file.token());
        TableRules.check(table, file.existing(), shape.isPresent(), ours);
        String basis = shape.isEmpty() || ours ? FileLoad.INFERRED : shape.get().fingerprint();
        if (!basis.equals(file.basis())) {
            return Optional.of(new LoadResult.Stale());
        }
        boolean creates = shape.isEmpty();
        boolean replaces =
                replacing && !creates && !ledger.replacedBy(connection, table, file.token());
        List<String> widening =
                ours
                        ? TableGrowth.widening(
                                connection, catalog, table, matched(shape.get()), file.columns())
                        : List.of();
        boolean onlyAdds = !creates && !replaces && widening.isEmpty() && file.key().isEmpty();
        if (!onlyAdds && !alone) {
            return Optional.empty();
        }
        if (creates) {
            ledger.supersede(connection, table, file.token());
            List<ColumnProfile> columns = file.newTable();
            for (ColumnProfile column : columns) {
                catalog.check(column.name());
            }
            TableGrowth.create(connection, catalog, table, columns);
        }
        for (String statement : widening) {
            execute(connection, statement);
        }
        if (replaces) {
            requireAlone(connection);
            execute(connection, "DELETE FROM " + catalog.quoted(table));
            ledger.supersede(connection, table, file.token());
        }
        TableShape now = catalog.shape(connection, table).orElseThrow();
        List<TableColumn> into = matched(now);
        RowCopy copy = target.copy(table, file, stop, rowsSoFar);
        List<Long> rows =
                file.key().isEmpty()
                        ? copy.append(connection, into)
                        : copy.upsert(connection, into, keyColumns(into));
        confirmation.confirm();
        return Optional.of(ledger(connection, rows, creates, replaces));
    }

    /**
     * Rows that a job has put there and another has replaced since are gone; those of its other
     * files alone would be a part that nobody asked for.
     */
    private void requireNotOvertaken(Connection connection) throws SQLException, PhaseFailure {
        Optional<String> other = target.ledger().overtakenBy(connection, table, file.token());
        if (other.isPresent()) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "%s has replaced the rows of %s since this job put some there, so %s was not added to them; load all files of this job again."
                                    .formatted(other.get(), table, file.fileName())));
        }
    }

    /** Lets only those rows be removed that were asked for. */
    private void requireAlone(Connection connection) throws SQLException, PhaseFailure {
        Optional<String> others = target.catalog().goesWithRows(connection, table);
        if (others.isPresent()) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "Removing the old rows of %s would remove or change %s as well, so nothing was loaded; take that rule away, or append."
                                    .formatted(table, others.get())));
        }
    }

    /** The key's columns as the table spells them. */
    private List<String> keyColumns(List<TableColumn> columns) throws PhaseFailure {
        List<String> names = new ArrayList<>();
        for (String wanted : file.key()) {
            names.add(
                    columns.stream()
                            .map(TableColumn::name)
                            .filter(name -> name.equalsIgnoreCase(wanted))
                            .findFirst()
                            .orElseThrow(() ->
                                    new PhaseFailure(
                                            Failure.permanent(
                                                    "The key column \"%s\" is not in the table %s."
                                                            .formatted(wanted, table)))));
        }
        return names;
    }

    /** The table's columns in the order of the file's. */
    private List<TableColumn> matched(TableShape shape) throws PhaseFailure {
        List<String> names = file.columns().stream().map(ColumnProfile::name).toList();
        ColumnMatch match = ColumnMatch.of(names, shape.names());
        Optional<String> difference = match.difference();
        if (difference.isPresent()) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "%s does not fit the table %s: it %s; make its columns match or load it into another table."
                                    .formatted(file.fileName(), table, difference.get())));
        }
        return match.targets().stream().map(shape.columns()::get).toList();
    }

    private LoadResult.Loaded ledger(
            Connection connection, List<Long> rows, boolean creates, boolean replaces)
            throws SQLException {
        List<LedgerEntry> entries = new ArrayList<>();
        for (int part = 0; part < rows.size(); part++) {
            LedgerEntry entry =
                    new LedgerEntry(
                            file.job(),
                            file.token(),
                            file.item(),
                            part,
                            file.contentHash(),
                            file.fileName(),
                            file.fileBytes(),
                            rows.get(part),
                            part == 0 ? file.rejected() : 0,
                            file.now());
            target.ledger().add(connection, table, entry, creates, replaces);
            entries.add(entry);
        }
        return new LoadResult.Loaded(entries);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
