package dev.sluice.engine.pipeline;

import java.util.List;

/**
 * The first rows or items of what a request is about, cut to a length that can be shown.
 *
 * @param of name of the file or list they are from
 * @param columns the first of them; each row has a value for each
 * @param columnsInAll how many there are
 */
public record Preview(String of, List<Column> columns, List<List<String>> rows, int columnsInAll) {

    /**
     * One column.
     *
     * @param number whether its values are figures, which stand right-aligned
     */
    public record Column(String name, boolean number) {}

    public Preview {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        int width = columns.size();
        if (rows.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("Each row has a value for each column.");
        }
    }
}
