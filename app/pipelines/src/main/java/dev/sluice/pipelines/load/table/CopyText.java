package dev.sluice.pipelines.load.table;

import dev.sluice.pipelines.load.pack.PartFormat;
import dev.sluice.pipelines.load.scan.GoodRows;

import java.util.Arrays;

/**
 * Writes rows in the text format of PostgreSQL's COPY into a buffer. Of the formats it is the one
 * that leaves no doubt: every backslash of the data is doubled, so that no row looks like the end
 * of the data or like NULL, and every row is one line.
 */
final class CopyText {
    private static final int FULL = 1 << 17;
    private static final byte NORMALISED_QUOTE = '"';

    private final boolean normalised;
    private final byte quote;
    private byte[] buffer = new byte[FULL + (1 << 14)];
    private int length;

    /**
     * @param sourceQuote the quote that is doubled in escaped fields; 0 for none
     */
    CopyText(PartFormat format, byte sourceQuote) {
        this.normalised = format instanceof PartFormat.Normalised;
        this.quote = normalised ? NORMALISED_QUOTE : sourceQuote;
    }

    /** Adds a row. */
    void row(GoodRows.Fields row) {
        byte[] bytes = row.bytes();
        for (int i = 0; i < row.count(); i++) {
            int from = row.from(i);
            int to = row.to(i);
            room(2 * (to - from) + 3);
            if (i > 0) {
                buffer[length++] = '\t';
            }
            if (row.isNull(i) || (normalised && !row.quoted(i) && isNull(bytes, from, to))) {
                buffer[length++] = '\\';
                buffer[length++] = 'N';
            } else {
                field(bytes, from, to, row.escaped(i));
            }
        }
        room(1);
        buffer[length++] = '\n';
    }

    private static boolean isNull(byte[] bytes, int from, int to) {
        return to - from == 2 && bytes[from] == '\\' && bytes[from + 1] == 'N';
    }

    private void field(byte[] bytes, int from, int to, boolean escaped) {
        byte[] out = buffer;
        int n = length;
        for (int i = from; i < to; i++) {
            byte c = bytes[i];
            // All that needs care stands below the backslash, and most text above it.
            if (c > '\\' || c < 0 || (c != '\\' && c > '\r')) {
                out[n++] = c;
            } else {
                n = special(out, n, c);
            }
            if (escaped && c == quote) {
                i++;
            }
        }
        length = n;
    }

    private static int special(byte[] out, int at, byte c) {
        int n = at;
        switch (c) {
            case '\\' -> {
                out[n++] = '\\';
                out[n++] = '\\';
            }
            case '\t' -> {
                out[n++] = '\\';
                out[n++] = 't';
            }
            case '\n' -> {
                out[n++] = '\\';
                out[n++] = 'n';
            }
            case '\r' -> {
                out[n++] = '\\';
                out[n++] = 'r';
            }
            default -> out[n++] = c;
        }
        return n;
    }

    private void room(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }

    /** Whether it is time to send. */
    boolean full() {
        return length >= FULL;
    }

    byte[] bytes() {
        return buffer;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }
}
