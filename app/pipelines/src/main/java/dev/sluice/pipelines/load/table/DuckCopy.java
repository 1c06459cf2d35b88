package dev.sluice.pipelines.load.table;

import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.load.scan.ColumnType;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Lets DuckDB read a file into a table. */
final class DuckCopy implements RowCopy {
    private final TableName table;
    private final FileLoad file;
    private final StopSignal stop;
    private final LongConsumer rowsSoFar;

    DuckCopy(TableName table, FileLoad file, StopSignal stop, LongConsumer rowsSoFar) {
        this.table = table;
        this.file = file;
        this.stop = stop;
        this.rowsSoFar = rowsSoFar;
    }

    @Override
    public List<Long> append(Connection connection, List<TableColumn> columns)
            throws SQLException, Misreading, InterruptedException {
        return insert(connection, DuckCatalog.ONE.quoted(table), columns);
    }

    @Override
    public List<Long> upsert(Connection connection, List<TableColumn> columns, List<String> key)
            throws SQLException, Misreading, InterruptedException {
        return new DuckUpsert(connection, DuckCatalog.ONE.quoted(table), columns, key)
                .run(into -> insert(connection, into, columns));
    }

    /** Inserts all parts and returns the rows of each. */
    private List<Long> insert(Connection connection, String into, List<TableColumn> columns)
            throws SQLException, Misreading, InterruptedException {
        List<String> types = columns.stream().map(DuckCopy::readAs).toList();
        List<String> targets = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            targets.add(Sql.name(columns.get(i).name()));
            sources.add("c" + i);
        }
        List<Long> counts = new ArrayList<>();
        long before = 0;
        for (FileRows part : file.rows()) {
            CsvInput input = CsvInput.of(part);
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

    /**
     * Types that DuckDB's reader takes directly; others are read as text and cast by the insert.
     */
    private static String readAs(TableColumn column) {
        return column.type() instanceof ColumnType.Other ? "VARCHAR" : column.sqlType();
    }
}
