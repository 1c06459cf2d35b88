package dev.sluice.pipelines.load.scan;

import java.util.Arrays;

/**
 * One record as its reader shows it: fields are places in a byte array, so that none costs an
 * object. Valid until the one it is shown to returns. One thread.
 */
final class Row {
    /** How a field was written. */
    static final byte PLAIN = 0;

    static final byte QUOTED = 1;

    /** In quotes, and with doubled quotes inside. */
    static final byte ESCAPED = 2;

    private static final int MAX_FIELDS = 1 << 16;
    private static final int KEPT_TEXT = 1 << 14;

    private final Window window;

    /** The array that holds the record; readable 16 bytes from each field's start. */
    byte[] bytes;

    int start;

    /** Behind the last byte, without the line end. */
    int end;

    /** How many fields there are. */
    int fields;

    /** Where the fields begin, without quotes. */
    int[] from = new int[64];

    /** Where they end. */
    int[] to = new int[64];

    byte[] written = new byte[64];

    /** 1-based line on which the record starts. */
    long line;

    /** 0-based offset of its first byte in the original bytes. */
    long offset;

    /** What {@link #unescape} found. */
    int unescapedLength;

    private final byte quote;
    private byte[] scratch = new byte[256];
    private byte[] keptText = new byte[0];

    /**
     * @param quote the character that is doubled inside quotes
     */
    Row(Window window, byte quote, long offset, long line) {
        this.window = window;
        this.quote = quote;
        this.bytes = window.bytes;
        this.offset = offset;
        this.line = line;
    }

    /** Makes room for one more field; of absurdly many only the number of the last is lost. */
    void room() {
        if (fields < to.length) {
            return;
        }
        if (fields >= MAX_FIELDS) {
            fields = MAX_FIELDS - 1;
            return;
        }
        from = Arrays.copyOf(from, fields * 2);
        to = Arrays.copyOf(to, fields * 2);
        written = Arrays.copyOf(written, fields * 2);
    }

    /** Follows the window, which has dropped so many bytes. */
    void shift(int dropped) {
        bytes = window.bytes;
        start -= dropped;
        for (int i = 0; i <= fields && i < from.length; i++) {
            from[i] -= dropped;
            to[i] -= dropped;
        }
    }

    /** Keeps the beginning of the text, because the rest of the record will not be in memory. */
    void keepText() {
        keptText = Arrays.copyOfRange(bytes, start, start + KEPT_TEXT);
    }

    /** Begins with the next record. */
    void next(int nextStart, long lines, long originalBytes) {
        start = nextStart;
        line += lines;
        offset += originalBytes;
        fields = 0;
        if (keptText.length > 0) {
            keptText = new byte[0];
        }
    }

    /** The record's text for people, cut to a sane length; what is no text is U+FFFD. */
    String text() {
        return keptText.length > 0
                ? Complaint.readable(keptText, 0, keptText.length)
                : Complaint.readable(bytes, start, Math.min(end, start + KEPT_TEXT));
    }

    /** An empty field without quotes. */
    boolean isNull(int field) {
        return from[field] == to[field] && written[field] == PLAIN;
    }

    /**
     * The value of an {@link #ESCAPED} field with its doubled quotes made single, at the start of
     * the returned array, which is padded and reused; its length is {@link #unescapedLength}.
     */
    byte[] unescape(int field) {
        int length = to[field] - from[field];
        if (scratch.length < length + Window.PAD) {
            scratch = new byte[length * 2 + Window.PAD];
        }
        int n = 0;
        for (int i = from[field]; i < to[field]; i++) {
            scratch[n++] = bytes[i];
            if (bytes[i] == quote) {
                i++;
            }
        }
        unescapedLength = n;
        return scratch;
    }
}
