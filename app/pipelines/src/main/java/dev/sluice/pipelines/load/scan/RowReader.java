package dev.sluice.pipelines.load.scan;

import dev.sluice.pipelines.load.scan.BadRow.Reason;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Cuts a stream of UTF-8 bytes into records and fields, without an object per field; quotes are
 * followed only at separators. A record longer than {@link ScanOptions#MAX_RECORD} ends at its
 * first line end and is bad, so a forgotten quote or a huge field costs one row and bounded memory.
 * One thread.
 */
final class RowReader {

    /**
     * Takes the records, in order; false ends the reading. The reader shows the record until it
     * returns.
     */
    interface Rows {
        boolean good(RowReader row) throws IOException;

        boolean bad(RowReader row, Reason reason, String sentence) throws IOException;

        /** Called once for every block read. */
        void block() throws IOException;
    }

    /** How a field was written. */
    static final byte PLAIN = 0;

    static final byte QUOTED = 1;
    static final byte ESCAPED = 2;

    static final int BLOCK = 1 << 18;
    private static final int CHUNK = 1 << 13;
    private static final int PAD = 16;
    private static final int MAX_COLUMNS = 1 << 16;
    private static final int KEPT_TEXT = 1 << 14;

    private static final int IN_FIELD = 0;
    private static final int IN_QUOTES = 1;
    private static final int AFTER_QUOTE = 2;
    private static final int BROKEN = 3;

    private final InputStream in;
    private final Charset encoding;
    private final OriginalLength originalLength;
    private final boolean sameBytes;

    // The dialect, set once before the first record.
    private byte quote;
    private boolean quoting;

    // The record shown to the rows.
    byte[] bytes = new byte[2 * BLOCK + PAD];
    int start;
    int end;
    int fields;
    int[] from = new int[64];
    int[] to = new int[64];
    byte[] written = new byte[64];
    long line = 1;
    private long offset;

    // What was met on the way.
    boolean lf;
    boolean crlf;
    boolean loneCr;
    boolean quotes;
    boolean quoteInside;
    boolean newLineInQuotes;
    boolean lastWithoutEnd;

    /** Number of fields a record must have; 0 for any. */
    int columns;

    private Separators separators = new Separators(new Dialect(',', Quote.NONE, true), 0);
    private int limit;
    private int scanned;
    private int fieldStart;
    private int state = IN_FIELD;
    private int quoteAt;
    private int embedded;
    private int chunkFlags;
    private int rowFlags;
    private boolean quoteSeen;
    private boolean atEnd;
    private boolean skipping;
    private boolean stopped;
    private byte[] skippedText = new byte[0];
    private long skippedBytes;
    private byte[] scratch = new byte[256];
    int unescapedLength;

    RowReader(TextInput text, long firstOffset, long firstLine) {
        this.in = text.stream();
        this.encoding = text.encoding();
        this.originalLength = text.originalLength();
        this.sameBytes = originalLength instanceof OriginalLength.Same;
        this.offset = firstOffset;
        this.line = firstLine;
    }

    /**
     * Reads ahead at most so many bytes and shows them in {@link #bytes} up to the returned length.
     */
    int peek(int atMost) throws IOException {
        while (limit < atMost && !atEnd) {
            fill(Math.min(atMost - limit, BLOCK));
        }
        return limit;
    }

    boolean wholeFilePeeked() {
        return atEnd;
    }

    void use(Dialect dialect) {
        separators = new Separators(dialect, CHUNK);
        quoting = dialect.quote() instanceof Quote.Of;
        quote = dialect.quote() instanceof Quote.Of of ? (byte) of.character() : (byte) '"';
    }

    /** 0-based offset of the shown record in the original bytes. */
    long offset() {
        return offset;
    }

    /** Reads one record, which the rows answer with false; {@link #read} goes on behind it. */
    void readFirst(Rows rows) throws IOException {
        read(rows);
        if (stopped) {
            stopped = false;
            scanned = start;
            rowFlags = 0;
        }
    }

    /** Reads to the end, or until the rows have enough. */
    void read(Rows rows) throws IOException {
        while (true) {
            while (scanned < limit && !stopped) {
                int chunkEnd = Math.min(scanned + CHUNK, limit);
                if (skipping) {
                    skip(rows);
                } else {
                    scanChunk(chunkEnd, rows);
                }
            }
            if (stopped) {
                return;
            }
            // Two more for a line end that is not read yet.
            if (!skipping && limit - start > ScanOptions.MAX_RECORD + 2) {
                cutTooLong(rows);
                continue;
            }
            if (atEnd) {
                finishLast(rows);
                return;
            }
            makeRoom();
            fill(BLOCK);
            rows.block();
        }
    }

    private void scanChunk(int chunkEnd, Rows rows) throws IOException {
        int count = separators.find(bytes, scanned, chunkEnd);
        chunkFlags = separators.flags;
        if (!quoting && !quotes && (chunkFlags & Separators.QUOTE) != 0) {
            quotes = Separators.contains(bytes, quote, scanned, chunkEnd);
        }
        rowFlags |= chunkFlags;
        scanned = chunkEnd;
        if (quoting) {
            consumeQuoted(count, rows);
        } else {
            consume(count, rows);
        }
        // What a chunk holds counts for a record that goes on in the next one, and for no later
        // one.
        if (start >= chunkEnd) {
            rowFlags = 0;
        }
    }

    private void consume(int count, Rows rows) throws IOException {
        byte[] b = bytes;
        int[] found = separators.at;
        int begin = fieldStart;
        int n = fields;
        for (int k = 0; k < count; k++) {
            int p = found[k];
            if (n >= to.length) {
                n = moreFields(n);
            }
            from[n] = begin;
            begin = p + 1;
            if (b[p] != '\n') {
                to[n++] = p;
                continue;
            }
            int e = p > from[n] && b[p - 1] == '\r' ? p - 1 : p;
            to[n++] = e;
            fields = n;
            n = 0;
            if (!finish(e, p + 1, rows)) {
                return;
            }
        }
        fieldStart = begin;
        fields = n;
    }

    private void consumeQuoted(int count, Rows rows) throws IOException {
        byte[] b = bytes;
        for (int k = 0; k < count; k++) {
            int p = separators.at[k];
            byte c = b[p];
            if (state == AFTER_QUOTE) {
                if (c == quote && p == quoteAt + 1) {
                    written[fields] = ESCAPED;
                    state = IN_QUOTES;
                    continue;
                }
                boolean fieldEnd = c != quote && p == quoteAt + 1;
                boolean crlfEnd = c == '\n' && p == quoteAt + 2 && b[p - 1] == '\r';
                if (fieldEnd || crlfEnd) {
                    to[fields++] = quoteAt;
                    if (!separator(c, p, quoteAt + 1, rows)) {
                        return;
                    }
                    continue;
                }
                state = BROKEN;
            }
            switch (state) {
                case IN_FIELD -> {
                    if (c == quote) {
                        quoteSeen = true;
                        openQuote(p);
                    } else {
                        ensureField();
                        from[fields] = fieldStart;
                        written[fields] = PLAIN;
                        int e = c == '\n' && p > fieldStart && b[p - 1] == '\r' ? p - 1 : p;
                        to[fields++] = e;
                        if (!separator(c, p, e, rows)) {
                            return;
                        }
                    }
                }
                case IN_QUOTES -> {
                    if (c == quote) {
                        quoteAt = p;
                        state = AFTER_QUOTE;
                    } else if (c == '\n') {
                        embedded++;
                    }
                }
                default -> {
                    if (c == '\n') {
                        int e = p > start && b[p - 1] == '\r' ? p - 1 : p;
                        if (!finish(e, p + 1, rows)) {
                            return;
                        }
                    }
                }
            }
        }
    }

    private void openQuote(int p) {
        if (p == fieldStart) {
            ensureField();
            from[fields] = p + 1;
            written[fields] = QUOTED;
            state = IN_QUOTES;
        } else {
            // RFC 4180 forbids it; like other readers this one takes it as data.
            quoteInside = true;
        }
    }

    private boolean separator(byte c, int p, int contentEnd, Rows rows) throws IOException {
        state = IN_FIELD;
        fieldStart = p + 1;
        return c != '\n' || finish(contentEnd, p + 1, rows);
    }

    private void ensureField() {
        if (fields >= to.length) {
            fields = moreFields(fields);
        }
    }

    /** Makes room for one more field; of absurdly many only the number of the last is lost. */
    private int moreFields(int n) {
        if (n >= MAX_COLUMNS) {
            return MAX_COLUMNS - 1;
        }
        from = Arrays.copyOf(from, n * 2);
        to = Arrays.copyOf(to, n * 2);
        written = Arrays.copyOf(written, n * 2);
        return n;
    }

    /** Ends a record; false when the separators found so far are void or the rows have enough. */
    private boolean finish(int contentEnd, int next, Rows rows) throws IOException {
        if (contentEnd - start > ScanOptions.MAX_RECORD) {
            cutTooLong(rows);
            return false;
        }
        end = contentEnd;
        boolean ended = next > contentEnd;
        if (ended) {
            if (next - contentEnd == 2) {
                crlf = true;
            } else {
                lf = true;
            }
        }
        if (!judge(rows)) {
            stopped = true;
        }
        advance(next, 1 + embedded);
        return !stopped;
    }

    private boolean judge(Rows rows) throws IOException {
        if (quoteSeen) {
            quotes = true;
            newLineInQuotes |= embedded > 0;
        }
        if (state == BROKEN) {
            return bad(rows, Reason.QUOTE, Complaint.TEXT_BEHIND_QUOTE);
        }
        if (state == IN_QUOTES) {
            return bad(rows, Reason.QUOTE, Complaint.NOT_CLOSED);
        }
        if (rowFlags != 0) {
            if ((rowFlags & Separators.NUL) != 0
                    && Separators.contains(bytes, (byte) 0, start, end)) {
                return bad(rows, Reason.NUL, Complaint.HOLDS_NUL);
            }
            if ((rowFlags & Separators.HIGH) != 0) {
                int wrong = Utf8.invalidAt(bytes, start, end);
                if (wrong >= 0) {
                    return bad(rows, Reason.ENCODING, wrongByte(wrong));
                }
            }
            if ((rowFlags & Separators.CR) != 0
                    && !loneCr
                    && Separators.contains(bytes, (byte) '\r', start, end)) {
                loneCr = true;
            }
        }
        if (columns != 0 && fields != columns) {
            return bad(rows, Reason.COLUMNS, Complaint.fieldCount(fields, columns));
        }
        return rows.good(this);
    }

    private String wrongByte(int at) {
        if (!sameBytes) {
            return "there are bytes that %s does not have; check --encoding"
                    .formatted(encoding.name());
        }
        return Complaint.notUtf8(bytes, start, at, end, offset + (at - start));
    }

    private boolean bad(Rows rows, Reason reason, String what) throws IOException {
        return rows.bad(this, reason, reason.word() + ": " + what);
    }

    /** The record's text for people, cut to a sane length; what is no text is U+FFFD. */
    String text() {
        if (skippedText.length > 0) {
            return Complaint.readable(skippedText, 0, skippedText.length);
        }
        return Complaint.readable(bytes, start, Math.min(end, start + KEPT_TEXT));
    }

    private void advance(int next, int lines) {
        offset += sameBytes ? next - start : originalLength.of(bytes, start, next);
        line += lines;
        start = next;
        fieldStart = next;
        fields = 0;
        embedded = 0;
        quoteSeen = false;
        state = IN_FIELD;
        rowFlags = chunkFlags;
    }

    /**
     * A record that is too long ends at its first line end, and everything behind it is looked at
     * afresh.
     */
    private void cutTooLong(Rows rows) throws IOException {
        int p = start;
        while (p < limit && bytes[p] != '\n') {
            p++;
        }
        embedded = 0;
        if (p < limit) {
            end = p;
            boolean open = p - start <= ScanOptions.MAX_RECORD;
            stopped = !bad(rows, open ? Reason.QUOTE : Reason.SIZE, tooLong(open));
            advance(p + 1, 1);
            scanned = start;
            rowFlags = 0;
        } else {
            skipping = true;
            skippedText = Arrays.copyOfRange(bytes, start, start + KEPT_TEXT);
            skipped(limit);
        }
    }

    private static String tooLong(boolean open) {
        return open ? Complaint.NOT_CLOSED_IN_LIMIT : Complaint.TOO_LONG;
    }

    private void skipped(int upTo) {
        skippedBytes += sameBytes ? upTo - start : originalLength.of(bytes, start, upTo);
        start = upTo;
        scanned = upTo;
    }

    /** Passes over the rest of a record that is too long. */
    private void skip(Rows rows) throws IOException {
        int p = scanned;
        while (p < limit && bytes[p] != '\n') {
            p++;
        }
        if (p == limit) {
            skipped(limit);
            return;
        }
        skipped(p + 1);
        endSkipping(rows);
    }

    private void endSkipping(Rows rows) throws IOException {
        stopped = !bad(rows, Reason.SIZE, tooLong(false));
        offset += skippedBytes;
        skippedBytes = 0;
        skippedText = new byte[0];
        skipping = false;
        chunkFlags = 0;
        advance(start, 1);
    }

    private void finishLast(Rows rows) throws IOException {
        if (skipping) {
            lastWithoutEnd = true;
            endSkipping(rows);
            return;
        }
        if (start == limit) {
            return;
        }
        lastWithoutEnd = true;
        if (state == IN_FIELD) {
            ensureField();
            from[fields] = fieldStart;
            written[fields] = PLAIN;
            to[fields++] = limit;
        } else if (state == AFTER_QUOTE) {
            if (quoteAt == limit - 1) {
                to[fields++] = quoteAt;
                state = IN_FIELD;
            } else {
                state = BROKEN;
            }
        }
        end = limit;
        judge(rows);
        advance(limit, 1);
    }

    private void makeRoom() {
        if (start > 0) {
            int shift = start;
            System.arraycopy(bytes, start, bytes, 0, limit - start);
            for (int i = 0; i <= fields && i < from.length; i++) {
                from[i] -= shift;
                to[i] -= shift;
            }
            fieldStart -= shift;
            quoteAt -= shift;
            scanned -= shift;
            limit -= shift;
            start = 0;
        }
        if (bytes.length - PAD - limit < BLOCK) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }

    private void fill(int atMost) throws IOException {
        int got = in.read(bytes, limit, Math.min(atMost, bytes.length - PAD - limit));
        if (got < 0) {
            atEnd = true;
        } else {
            limit += got;
        }
    }

    /**
     * The value of an {@link #ESCAPED} field with its doubled quotes made single, at the start of
     * the returned array, which is padded and reused; its length is {@link #unescapedLength}.
     */
    byte[] unescape(int field) {
        int length = to[field] - from[field];
        if (scratch.length < length + PAD) {
            scratch = new byte[length * 2 + PAD];
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
