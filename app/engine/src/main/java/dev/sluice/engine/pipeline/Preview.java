package dev.sluice.engine.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * The first rows or items of what a request is about, cut to a length that can be shown.
 *
 * @param of name of the file or list they are from
 * @param columns the first of them; each row has a value for each
 * @param columnsInAll how many there are
 * @param caption what it shows, where that is anything but the first rows of a file
 * @param kind what the content was recognised as, such as "Tab-separated text"; empty where it was
 *     not looked at
 */
public record Preview(
        String of,
        List<Column> columns,
        List<List<String>> rows,
        int columnsInAll,
        Optional<Said> caption,
        Optional<Said> kind) {

    /** How the values of a column are written. */
    public enum Form {
        TEXT,
        /** Figures, which stand right-aligned. */
        NUMBER,
        /** Whole numbers of bytes, which each face and language writes in its own way. */
        BYTES
    }

    /** One column. */
    public record Column(Said heading, Form form) {
        /**
         * A column of somebody's data.
         *
         * @param number whether its values are figures
         */
        public Column(String name, boolean number) {
            this(Said.of("preview.column", name), number ? Form.NUMBER : Form.TEXT);
        }

        /** The heading in English. */
        public String name() {
            return heading.english();
        }
    }

    public Preview {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        int width = columns.size();
        if (rows.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("Each row has a value for each column.");
        }
    }

    /** The first rows of a file. */
    public Preview(
            String of, List<Column> columns, List<List<String>> rows, int columnsInAll, Said kind) {
        this(of, columns, rows, columnsInAll, Optional.empty(), Optional.of(kind));
    }
}
