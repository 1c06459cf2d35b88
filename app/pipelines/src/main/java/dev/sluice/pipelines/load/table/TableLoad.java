package dev.sluice.pipelines.load.table;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.load.pack.PartFormat;
import dev.sluice.pipelines.load.scan.ColumnMatch;
import dev.sluice.pipelines.load.scan.ColumnProfile;
import dev.sluice.pipelines.load.scan.ColumnType;

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
    private final DuckTarget target;
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
     * @param rowsSoFar hears about five times a second how many rows are in, as an estimate; on
     *     another thread
     */
    public TableLoad(
            DuckTarget target,
            TableName table,
            FileLoad file,
            StopSignal stop,
            LongConsumer rowsSoFar,
            Confirmation confirmation) {
        this.target = target;
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
        try (Turns.Held _ = target.only(table, file.contentHash(), stop)) {
            Optional<LoadResult> result = take(Turns.Turn.TOGETHER);
            return result.isPresent() ? result.get() : take(Turns.Turn.ALONE).orElseThrow();
        } catch (PhaseFailure e) {
            boolean original =
                    file.inputs().stream()
                            .anyMatch(input -> input.format() instanceof PartFormat.Raw);
            if (e.getCause() instanceof Misreading how && original) {
                return new LoadResult.Misread(String.valueOf(how.getMessage()));
            }
            throw e;
        }
    }

    /** Loads the file in a turn of this kind; nothing was done when it must be alone for that. */
    private Optional<LoadResult> take(Turns.Turn turn)
            throws PhaseFailure, IOException, InterruptedException {
        return target.transact(
                turn,
                stop,
                connection -> {
                    try {
                        return inTransaction(connection, turn == Turns.Turn.ALONE);
                    } catch (Misreading e) {
                        // Thrown rather than returned, so that the transaction is rolled back.
                        throw new PhaseFailure(failure(e), e);
                    }
                });
    }

    private Failure failure(Misreading e) {
        String how = String.valueOf(e.getMessage());
        return Failure.permanent(
                "%s was not loaded, because %s; nothing of it was kept, please report this file."
                        .formatted(file.fileName(), how.lines().findFirst().orElse(how)),
                how);
    }

    private Optional<LoadResult> inTransaction(Connection connection, boolean alone)
            throws SQLException, Misreading, PhaseFailure, IOException, InterruptedException {
        List<LedgerEntry> earlier = Ledger.ofItem(connection, table, file.job(), file.item());
        if (!earlier.isEmpty()) {
            return Optional.of(new LoadResult.Loaded(earlier));
        }
        Optional<TableShape> shape = Catalog.shape(connection, table);
        boolean replacing = file.existing() == ExistingRows.REPLACE;
        if (shape.isPresent() && !file.force() && !replacing) {
            Optional<Instant> before =
                    Ledger.loadedBefore(connection, table, file.token(), file.contentHash());
            if (before.isPresent()) {
                return Optional.of(new LoadResult.AlreadyLoaded(before.get()));
            }
        }
        if (file.columns().isEmpty()) {
            return Optional.of(ledger(connection, List.of(0L), false, false));
        }
        boolean ours = shape.isPresent() && Ledger.createdBy(connection, table, file.token());
        TableRules.check(table, file.existing(), shape.isPresent(), ours);
        String basis = shape.isEmpty() || ours ? FileLoad.INFERRED : shape.get().fingerprint();
        if (!basis.equals(file.basis())) {
            return Optional.of(new LoadResult.Stale());
        }
        boolean creates = shape.isEmpty();
        boolean replaces =
                replacing && !creates && !Ledger.replacedBy(connection, table, file.token());
        List<String> widening =
                ours
                        ? TableGrowth.widening(
                                connection, table, matched(shape.get()), file.columns())
                        : List.of();
        boolean onlyAdds = !creates && !replaces && widening.isEmpty() && file.key().isEmpty();
        if (!onlyAdds && !alone) {
            return Optional.empty();
        }
        if (creates) {
            Ledger.supersede(connection, table, file.token());
            TableGrowth.create(connection, table, file.columns());
        }
        for (String statement : widening) {
            execute(connection, statement);
        }
        if (replaces) {
            execute(connection, "DELETE FROM " + table.quoted());
            Ledger.supersede(connection, table, file.token());
        }
        TableShape now = Catalog.shape(connection, table).orElseThrow();
        List<TableColumn> columns = matched(now);
        List<Long> rows =
                file.key().isEmpty()
                        ? append(connection, table.quoted(), columns)
                        : new Upsert(connection, table, columns, file.key())
                                .run(into -> append(connection, into, columns));
        confirmation.confirm();
        return Optional.of(ledger(connection, rows, creates, replaces));
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

    /** Inserts all parts and returns the rows of each. */
    private List<Long> append(Connection connection, String into, List<TableColumn> columns)
            throws SQLException, Misreading, InterruptedException {
        List<String> types = columns.stream().map(TableLoad::readAs).toList();
        List<String> targets = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            targets.add(Sql.name(columns.get(i).name()));
            sources.add("c" + i);
        }
        List<Long> counts = new ArrayList<>();
        long before = 0;
        for (CsvInput input : file.inputs()) {
            long start = before;
            String sql =
                    "INSERT INTO %s (%s) SELECT %s FROM %s"
                            .formatted(
                                    into,
                                    String.join(", ", targets),
                                    String.join(", ", sources),
                                    input.sql(types));
            counts.add(insert(connection, sql, input, start));
            before += input.rows();
            rowsSoFar.accept(before);
        }
        return counts.isEmpty() ? List.of(0L) : counts;
    }

    private long insert(Connection connection, String sql, CsvInput input, long start)
            throws SQLException, Misreading, InterruptedException {
        try {
            long rows =
                    QueryWatch.update(
                            connection,
                            sql,
                            stop,
                            share -> rowsSoFar.accept(start + (long) (share * input.rows())));
            if (rows != input.rows()) {
                throw new Misreading(
                        "DuckDB read %d rows where the check counted %d"
                                .formatted(rows, input.rows()));
            }
            return rows;
        } catch (SQLException e) {
            if (DuckTrouble.isOfTheInput(e)) {
                throw new Misreading("DuckDB says: " + e.getMessage());
            }
            throw e;
        }
    }

    /** DuckDB found other rows than our scan; ends the transaction. */
    private static final class Misreading extends Exception {
        private static final long serialVersionUID = 1;

        Misreading(String how) {
            super(how);
        }
    }

    /**
     * Types that DuckDB's reader takes directly; others are read as text and cast by the insert.
     */
    private static String readAs(TableColumn column) {
        return column.type() instanceof ColumnType.Other ? "VARCHAR" : column.sqlType();
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
            Ledger.add(connection, table, entry, creates, replaces);
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
