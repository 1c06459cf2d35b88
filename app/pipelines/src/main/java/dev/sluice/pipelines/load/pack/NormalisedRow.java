package dev.sluice.pipelines.load.pack;

import dev.sluice.pipelines.load.scan.Dialect;
import dev.sluice.pipelines.load.scan.GoodRows;
import dev.sluice.pipelines.load.scan.Quote;

import java.util.Arrays;

/** Writes one row in the {@link PartFormat.Normalised} form into a buffer that it reuses. */
final class NormalisedRow {
    private final byte sourceQuote;
    private byte[] buffer = new byte[1 << 12];
    private int length;

    NormalisedRow(Dialect source) {
        this.sourceQuote = source.quote() instanceof Quote.Of of ? (byte) of.character() : (byte) 0;
    }

    /** The bytes are {@link #bytes} up to the returned length. */
    int write(GoodRows.Fields row) {
        length = 0;
        for (int i = 0; i < row.count(); i++) {
            if (i > 0) {
                room(1);
                buffer[length++] = ',';
            }
            if (row.isNull(i)) {
                room(2);
                buffer[length++] = '\\';
                buffer[length++] = 'N';
            } else {
                field(row.bytes(), row.from(i), row.to(i), row.escaped(i));
            }
        }
        room(1);
        buffer[length++] = '\n';
        return length;
    }

    byte[] bytes() {
        return buffer;
    }

    private void field(byte[] b, int s, int e, boolean escaped) {
        if (!escaped && !needsQuotes(b, s, e)) {
            room(e - s);
            System.arraycopy(b, s, buffer, length, e - s);
            length += e - s;
            return;
        }
        room(2 * (e - s) + 2);
        buffer[length++] = '"';
        for (int i = s; i < e; i++) {
            byte c = b[i];
            buffer[length++] = c;
            if (c == '"') {
                buffer[length++] = '"';
            }
            if (escaped && c == sourceQuote) {
                // The source's quote is doubled here; one of the pair is enough.
                i++;
            }
        }
        buffer[length++] = '"';
    }

    private static boolean needsQuotes(byte[] b, int s, int e) {
        if (s == e) {
            return true;
        }
        if (e - s == 2 && b[s] == '\\' && (b[s + 1] == 'N' || b[s + 1] == '.')) {
            return true;
        }
        // At the start of a file it would be taken for a byte order mark and dropped.
        if (b[s] == (byte) 0xEF && b[s + 1] == (byte) 0xBB && b[s + 2] == (byte) 0xBF) {
            return true;
        }
        // Some readers trim or comment what is not quoted.
        if (b[s] == ' ' || b[s] == '\t' || b[s] == '#' || b[e - 1] == ' ' || b[e - 1] == '\t') {
            return true;
        }
        for (int i = s; i < e; i++) {
            byte c = b[i];
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    private void room(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
