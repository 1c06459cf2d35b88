package dev.sluice.pipelines.load.scan;

import java.util.List;
import java.util.Optional;

/** The columns of a file with what is gathered of their values in good rows. One thread. */
final class GoodColumns {
    /** Before the header is read. */
    static final GoodColumns NONE = new GoodColumns(List.of(), false, new int[0]);

    private final ColumnState[] columns;
    private final int[] keyFields;
    private final Optional<KeyTracker> key;
    private int longest;
    private boolean quotedEmpty;
    private boolean emptyLines;
    private boolean backslashDot;

    /**
     * @param keyFields indices of the key's columns, whose duplicates are counted; may be empty
     */
    GoodColumns(List<String> names, boolean infer, int[] keyFields) {
        this.columns =
                names.stream()
                        .map(name -> new ColumnState(name, infer))
                        .toArray(ColumnState[]::new);
        this.keyFields = keyFields;
        this.key = keyFields.length == 0 ? Optional.empty() : Optional.of(new KeyTracker());
    }

    int count() {
        return columns.length;
    }

    List<String> names() {
        return List.of(columns).stream().map(ColumnState::name).toList();
    }

    List<ColumnProfile> profiles() {
        return List.of(columns).stream().map(ColumnState::profile).toList();
    }

    KeyCheck keyCheck() {
        return key.map(KeyTracker::result).orElse(KeyCheck.NOT_ASKED);
    }

    /** Bytes of the longest row, with its end. */
    int longest() {
        return longest;
    }

    boolean quotedEmpty() {
        return quotedEmpty;
    }

    boolean emptyLines() {
        return emptyLines;
    }

    boolean backslashDot() {
        return backslashDot;
    }

    void accept(Row row) {
        longest = Math.max(longest, row.end - row.start + 2);
        for (int i = 0; i < columns.length; i++) {
            if (row.isNull(i)) {
                columns[i].acceptNull();
            } else if (row.written[i] == Row.ESCAPED) {
                byte[] value = row.unescape(i);
                columns[i].accept(value, 0, row.unescapedLength);
            } else {
                quotedEmpty |= row.from[i] == row.to[i];
                columns[i].accept(row.bytes, row.from[i], row.to[i]);
            }
        }
        if (columns.length == 1) {
            int length = row.end - row.start;
            byte[] b = row.bytes;
            emptyLines |= length == 0;
            backslashDot |= length == 2 && b[row.start] == '\\' && b[row.start + 1] == '.';
        }
        if (key.isPresent()) {
            key.get().accept(keyHash(row), row.line);
        }
    }

    private long keyHash(Row row) {
        long hash = 0;
        for (int field : keyFields) {
            if (row.written[field] == Row.ESCAPED) {
                byte[] value = row.unescape(field);
                hash = KeyTracker.hash(hash, value, 0, row.unescapedLength);
            } else {
                hash = KeyTracker.hash(hash, row.bytes, row.from[field], row.to[field]);
            }
        }
        return hash;
    }

    void accept(Stretch rows) {
        longest = Math.max(longest, rows.longest() + 2);
        for (int i = 0; i < columns.length; i++) {
            columns[i].accept(rows, i);
        }
        if (key.isPresent()) {
            for (int row = 0; row < rows.rows; row++) {
                long hash = 0;
                for (int field : keyFields) {
                    hash =
                            KeyTracker.hash(
                                    hash, rows.bytes, rows.from(row, field), rows.to(row, field));
                }
                key.get().accept(hash, rows.line + row);
            }
        }
    }
}
