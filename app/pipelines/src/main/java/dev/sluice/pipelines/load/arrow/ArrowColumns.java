package dev.sluice.pipelines.load.arrow;

import dev.sluice.pipelines.load.scan.ColumnType;
import dev.sluice.pipelines.load.scan.GoodRows;
import dev.sluice.pipelines.load.scan.RowBlocks;
import dev.sluice.pipelines.load.scan.Stretch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of a batch of rows. One thread at a time. */
public final class ArrowColumns implements RowBlocks.Taker {
    private final List<ArrowColumn> columns;

    private ArrowColumns(List<ArrowColumn> columns) {
        this.columns = List.copyOf(columns);
    }

    /**
     * The columns of a file, or nothing when a type is among them that is better left to the
     * database. What is told as text is meant to be converted by the database's insert.
     *
     * @param written what the file's values are, as a check has inferred it
     * @param wanted what the table's columns take, in the same order
     */
    public static Optional<ArrowColumns> of(List<ColumnType> written, List<ColumnType> wanted) {
        List<ArrowColumn> columns = new ArrayList<>();
        for (int field = 0; field < written.size(); field++) {
            Optional<ArrowColumn> column = column(field, written.get(field), wanted.get(field));
            if (column.isEmpty()) {
                return Optional.empty();
            }
            columns.add(column.get());
        }
        return Optional.of(new ArrowColumns(columns));
    }

    private static Optional<ArrowColumn> column(int field, ColumnType written, ColumnType wanted) {
        boolean text =
                wanted instanceof ColumnType.Text
                        || written instanceof ColumnType.Unseen
                        || (written instanceof ColumnType.Bool
                                && wanted instanceof ColumnType.Bool);
        if (text) {
            return Optional.of(new TextColumn(field));
        }
        return switch (written) {
            case ColumnType.Whole(int bits, boolean signed)
                    when bits == Long.SIZE && signed && wanted instanceof ColumnType.Whole ->
                    Optional.of(new LongColumn(field));
            case ColumnType.Decimal(int digits, int scale)
                    when scale > 0
                            && wanted instanceof ColumnType.Decimal(int most, int same)
                            && same == scale
                            && digits <= most
                            && most <= DecimalColumn.MAX_DIGITS ->
                    Optional.of(new DecimalColumn(field, most, scale));
            case ColumnType.Timestamp t when !t.withZone() && wanted.equals(t) ->
                    Optional.of(new TimestampColumn(field));
            case ColumnType.Date d when wanted.equals(d) -> Optional.of(new DateColumn(field));
            default -> Optional.empty();
        };
    }

    @Override
    public void rows(Stretch rows) throws IOException {
        for (ArrowColumn column : columns) {
            column.take(rows);
        }
    }

    @Override
    public void row(GoodRows.Fields row) throws IOException {
        for (ArrowColumn column : columns) {
            column.take(row);
        }
    }

    List<ArrowColumn> all() {
        return columns;
    }

    int rows() {
        return columns.getFirst().rows();
    }

    void clear() {
        columns.forEach(ArrowColumn::clear);
    }
}
