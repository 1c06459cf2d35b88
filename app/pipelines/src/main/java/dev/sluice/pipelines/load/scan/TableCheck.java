package dev.sluice.pipelines.load.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks rows against the columns of an existing table; the same rows are bad in every pass. */
final class TableCheck {
    /** Takes everything. */
    static final TableCheck NONE = new TableCheck(List.of());

    private static final int SHOWN = 40;

    private final List<ExpectedColumn> byField;

    private TableCheck(List<ExpectedColumn> byField) {
        this.byField = List.copyOf(byField);
    }

    /** For a file whose columns have these names; those that are not expected are not checked. */
    static TableCheck of(List<String> names, ScanOptions options) {
        if (!options.checkTypes()) {
            return NONE;
        }
        List<ExpectedColumn> expected = options.expected();
        List<Integer> targets =
                ColumnMatch.of(names, expected.stream().map(ExpectedColumn::name).toList())
                        .targets();
        List<ExpectedColumn> byField = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int target = targets.get(i);
            byField.add(target < 0 ? ExpectedColumn.named(names.get(i)) : expected.get(target));
        }
        return new TableCheck(byField);
    }

    /** What is wrong with the row; empty when the table takes it. */
    Optional<String> misfit(Row row) {
        int checked = byField.size();
        for (int i = 0; i < checked; i++) {
            ExpectedColumn column = byField.get(i);
            int s = row.from[i];
            int e = row.to[i];
            if (s == e && row.written[i] == Row.PLAIN) {
                if (!column.nullable()) {
                    return Optional.of(
                            "column \"%s\" takes no NULL (an empty field)"
                                    .formatted(column.name()));
                }
                continue;
            }
            byte[] b = row.bytes;
            if (row.written[i] == Row.ESCAPED) {
                b = row.unescape(i);
                s = 0;
                e = row.unescapedLength;
            }
            if (!ValueCheck.fits(column.type(), b, s, e)) {
                return Optional.of(
                        "column \"%s\" of type %s cannot take \"%s\""
                                .formatted(
                                        column.name(),
                                        ColumnType.sql(column.type()),
                                        shown(b, s, e)));
            }
        }
        return Optional.empty();
    }

    /** Whether the table takes every value of the rows. */
    boolean takes(Stretch rows) {
        for (int i = 0; i < byField.size(); i++) {
            ExpectedColumn column = byField.get(i);
            for (int row = 0; row < rows.rows; row++) {
                int s = rows.from(row, i);
                int e = rows.to(row, i);
                boolean fits =
                        s == e
                                ? column.nullable()
                                : ValueCheck.fits(column.type(), rows.bytes, s, e);
                if (!fits) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String shown(byte[] b, int s, int e) {
        String text = new String(b, s, Math.min(e - s, SHOWN * 4), StandardCharsets.UTF_8);
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
