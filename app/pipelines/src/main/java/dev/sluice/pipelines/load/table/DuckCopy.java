package dev.sluice.pipelines.load.table;

import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.load.arrow.ArrowColumns;
import dev.sluice.pipelines.load.arrow.ArrowStream;
import dev.sluice.pipelines.load.pack.PartFormat;
import dev.sluice.pipelines.load.scan.ColumnProfile;
import dev.sluice.pipelines.load.scan.ColumnType;

import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Brings a file into a table of DuckDB: rows of the usual types are handed over as columns, which
 * takes half the time of DuckDB's own reader; with others among them it reads the file by itself.
 */
final class DuckCopy implements RowCopy {
    private final TableName table;

    /** The view by which a connection knows rows that are handed over. */
    private final String view;

    private final FileLoad file;
    private final StopSignal stop;
    private final LongConsumer rowsSoFar;

    DuckCopy(TableName table, FileLoad file, StopSignal stop, LongConsumer rowsSoFar) {
        this.table = table;
        this.view = DuckCatalog.temporary("sluice_handed_over", table);
        this.file = file;
        this.stop = stop;
        this.rowsSoFar = rowsSoFar;
    }

    @Override
    public List<Long> append(Connection connection, List<TableColumn> columns)
            throws SQLException, Misreading, IOException, InterruptedException {
        return insert(connection, DuckCatalog.ONE.quoted(table), columns);
    }

    @Override
    public List<Long> upsert(Connection connection, List<TableColumn> columns, List<String> key)
            throws SQLException, Misreading, IOException, InterruptedException {
        return new DuckUpsert(connection, table, columns, key)
                .run((into, own) -> insert(connection, into, own));
    }

    /** Inserts all parts and returns the rows of each. */
    private List<Long> insert(Connection connection, String into, List<TableColumn> columns)
            throws SQLException, Misreading, IOException, InterruptedException {
        List<String> targets = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            targets.add(Sql.name(columns.get(i).name()));
            sources.add("c" + i);
        }
        String insert =
                "INSERT INTO %s (%s) SELECT %s FROM "
                        .formatted(into, String.join(", ", targets), String.join(", ", sources));
        List<Long> counts = new ArrayList<>();
        long before = 0;
        for (FileRows part : file.rows()) {
            long taken = insert(connection, insert, part, columns, before);
            if (taken != part.rows()) {
                throw new Misreading(
                        "DuckDB read %d rows where the check counted %d"
                                .formatted(taken, part.rows()));
            }
            counts.add(taken);
            before += taken;
            rowsSoFar.accept(before);
        }
        return counts.isEmpty() ? List.of(0L) : counts;
    }

    private long insert(
            Connection connection,
            String insert,
            FileRows part,
            List<TableColumn> columns,
            long before)
            throws SQLException, Misreading, IOException, InterruptedException {
        Optional<ArrowColumns> rows = handedOver(part, columns);
        try {
            return rows.isPresent()
                    ? handOver(connection, insert, part, rows.get(), before)
                    : letRead(connection, insert, CsvInput.of(part), columns, before);
        } catch (SQLException e) {
            if (DuckTrouble.isOfTheInput(e)) {
                throw new Misreading("DuckDB says: " + e.getMessage());
            }
            throw e;
        }
    }

    private Optional<ArrowColumns> handedOver(FileRows part, List<TableColumn> columns) {
        return part.format() instanceof PartFormat.Raw
                ? ArrowColumns.of(
                        part.profile().columns().stream().map(ColumnProfile::type).toList(),
                        columns.stream().map(TableColumn::type).toList())
                : Optional.empty();
    }

    private long handOver(
            Connection connection, String insert, FileRows part, ArrowColumns rows, long before)
            throws SQLException, IOException, InterruptedException {
        Meter counting = new RowsSoFar(before);
        try (ArrowStream stream = new ArrowStream(rows, part.blocks(rows, counting))) {
            connection.unwrap(DuckDBConnection.class).registerArrowStream(view, stream.address());
            try {
                return QueryWatch.update(connection, insert + "temp.main." + view, stop);
            } catch (SQLException e) {
                stream.rethrow();
                throw e;
            }
        }
    }

    private long letRead(
            Connection connection,
            String insert,
            CsvInput input,
            List<TableColumn> columns,
            long before)
            throws SQLException, InterruptedException {
        List<String> types = columns.stream().map(DuckCopy::readAs).toList();
        return QueryWatch.update(
                connection,
                insert + input.sql(types),
                stop,
                share -> rowsSoFar.accept(before + (long) (share * input.rows())));
    }

    /** Tells of rows as they are handed over. */
    private final class RowsSoFar implements Meter {
        private long rows;

        RowsSoFar(long before) {
            rows = before;
        }

        @Override
        public void advance(long moreRows, long bytes) {
            rows += moreRows;
            rowsSoFar.accept(rows);
        }

        @Override
        public void checkStop() {
            stop.check();
        }
    }

    /**
     * Types that DuckDB's reader takes directly; others are read as text and cast by the insert.
     */
    private static String readAs(TableColumn column) {
        return switch (column.type()) {
            case ColumnType.Other o -> "VARCHAR";
            case ColumnType.ShortFraction f -> "VARCHAR";
            case ColumnType.NanoTimestamp t -> "VARCHAR";
            case ColumnType.Fractions f -> "VARCHAR";
            default -> column.sqlType();
        };
    }
}
