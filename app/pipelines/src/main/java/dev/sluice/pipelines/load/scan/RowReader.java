package dev.sluice.pipelines.load.scan;

import dev.sluice.pipelines.load.scan.BadRow.Reason;

import java.io.IOException;
import java.util.Optional;

/**
 * Cuts a stream of UTF-8 bytes into records and fields, without an object per field. Rows of the
 * usual kind are handed over many at a time to those who take that, all others one by one. One
 * thread.
 *
 * <p>A record longer than {@link ScanOptions#MAX_RECORD} is bad and takes bounded memory, however
 * long it is. Where nobody can tell rows from text any more the reading ends with {@link
 * UnclosedQuote}: at the end of a text inside quotes, and at a record of that length with line ends
 * inside its quotes.
 */
final class RowReader {

    /**
     * Takes the records, in order; false ends the reading. The reader shows a record until it
     * returns.
     */
    interface Rows {
        boolean good(Row row) throws IOException;

        boolean bad(Row row, Reason reason, String sentence) throws IOException;

        /** Called once for every block read. */
        void block() throws IOException;
    }

    /** Takes rows of the usual kind many at a time. */
    interface ManyRows extends Rows {
        /** Takes good rows, or answers false and is shown them one by one. */
        boolean good(Stretch rows) throws IOException;
    }

    private static final int CHUNK = 1 << 13;

    private final Window window;
    private final Rows rows;
    private final Optional<ManyRows> many;
    private final OriginalLength originalLength;
    private final boolean quoting;
    private final Separators separators;
    private final Row row;
    private final Findings findings = new Findings();
    private final RowJudge judge;
    private final FieldCutter cutter;
    private final Stretch stretch = new Stretch();

    /** Up to where separators were looked for. */
    private int scanned;

    private int chunkFlags;
    private int rowFlags;
    private boolean stopped;

    /** Whether the record is longer than is allowed, and how much of it is no longer here. */
    private boolean tooLong;

    private long originalBytesDropped;

    /**
     * @param window at the start of a record
     * @param firstOffset of that record in the original bytes
     */
    RowReader(
            Window window,
            TextInput text,
            Dialect dialect,
            long firstOffset,
            long firstLine,
            Rows rows) {
        this.window = window;
        this.rows = rows;
        this.many = rows instanceof ManyRows takesMany ? Optional.of(takesMany) : Optional.empty();
        this.originalLength = text.originalLength();
        this.quoting = dialect.quote() instanceof Quote.Of;
        this.separators = new Separators(dialect, CHUNK);
        byte quote = dialect.quote() instanceof Quote.Of of ? (byte) of.character() : (byte) '"';
        this.row = new Row(window, quote, firstOffset, firstLine);
        this.judge = new RowJudge(row, findings, text);
        this.cutter =
                quoting
                        ? new QuotedCutter(row, this::rowEnds, quote, findings)
                        : new PlainCutter(row, this::rowEnds);
    }

    /** The record shown last; behind it the place where the next one begins. */
    Row row() {
        return row;
    }

    /** What was met so far. */
    Findings findings() {
        return findings;
    }

    /** From here on a record must have so many fields. */
    void expectColumns(int columns) {
        judge.columns = columns;
    }

    /** Reads one record, which the rows answer with false; {@link #read} goes on behind it. */
    void readFirst() throws IOException {
        read();
        if (stopped) {
            stopped = false;
            scanFromRow();
        }
    }

    /** Reads to the end, or until the rows have enough. */
    void read() throws IOException {
        boolean more;
        do {
            more = readBlock();
        } while (more);
    }

    /**
     * Shows the records that are in memory whole and fetches more; false when there are none left,
     * or the rows have enough.
     */
    boolean readBlock() throws IOException {
        while (scanned < window.limit && !stopped) {
            scan();
        }
        if (stopped) {
            return false;
        }
        // Two more for a line end that is not read yet.
        if (tooLong || window.limit - row.start > ScanOptions.MAX_RECORD + 2) {
            passOver();
        }
        if (window.atEnd()) {
            finishLast();
            return false;
        }
        int dropped = row.start;
        window.dropBefore(dropped);
        row.shift(dropped);
        cutter.shift(dropped);
        scanned -= dropped;
        window.fetch();
        rows.block();
        return true;
    }

    private void scan() throws IOException {
        byte[] b = row.bytes;
        int chunkEnd = Math.min(scanned + CHUNK, window.limit);
        int count = separators.find(b, scanned, chunkEnd);
        chunkFlags = separators.flags;
        boolean usual =
                (chunkFlags & Separators.NUL) == 0
                        && !(quoting && (chunkFlags & Separators.QUOTE) != 0);
        if (usual && many.isPresent() && scanned == row.start && takesMany(count, many.get())) {
            scanFromRow();
            return;
        }
        if (!quoting && !findings.quotes && (chunkFlags & Separators.QUOTE) != 0) {
            findings.quotes = Separators.contains(b, (byte) '"', scanned, chunkEnd);
        }
        rowFlags |= chunkFlags;
        scanned = chunkEnd;
        int before = row.start;
        cutter.cut(separators.at, count);
        // What a chunk holds counts for a record that goes on in the next one, and for no later
        // one.
        if (row.start >= chunkEnd) {
            rowFlags = 0;
        } else if (usual && row.start > before && !stopped) {
            // The next chunk begins at a record, so that many can be taken at once again.
            scanFromRow();
        }
    }

    private void scanFromRow() {
        scanned = row.start;
        row.fields = 0;
        rowFlags = 0;
        cutter.begin(row.start);
    }

    private boolean takesMany(int count, ManyRows taker) throws IOException {
        if (judge.columns < 2 || stretch.cut(row.bytes, separators.at, count, judge.columns) == 0) {
            return false;
        }
        int from = stretch.start();
        int to = stretch.end();
        if ((chunkFlags & Separators.HIGH) != 0
                && (Utf8.invalidAt(row.bytes, from, to) >= 0 || stretch.markAtRowStart())) {
            return false;
        }
        int lineEndReturns = stretch.crlf() ? stretch.rows : 0;
        if ((chunkFlags & Separators.CR) != 0
                && Separators.count(row.bytes, (byte) '\r', from, to) != lineEndReturns) {
            return false;
        }
        stretch.line = row.line;
        stretch.offset = row.offset;
        stretch.originalBytes = originalLength.of(row.bytes, from, to);
        if (!taker.good(stretch)) {
            return false;
        }
        findings.lineEnd(stretch.crlf());
        if (!findings.quotes && (chunkFlags & Separators.QUOTE) != 0) {
            findings.quotes = Separators.contains(row.bytes, (byte) '"', from, to);
        }
        row.next(to, stretch.rows, stretch.originalBytes);
        return true;
    }

    /** Takes the end of a record; false when the rows have enough. */
    private boolean rowEnds(int contentEnd, int next) throws IOException {
        row.end = contentEnd;
        if (tooLong || contentEnd - row.start > ScanOptions.MAX_RECORD) {
            refuseLinesInQuotes();
            tooLong = false;
            stopped = !rows.bad(row, Reason.SIZE, Reason.SIZE.word() + ": " + Complaint.TOO_LONG);
        } else {
            if (next > contentEnd) {
                findings.lineEnd(next - contentEnd == 2);
            }
            stopped = !judge.show(rows, rowFlags, cutter);
        }
        long original = originalBytesDropped + originalLength.of(row.bytes, row.start, next);
        row.next(next, 1L + cutter.embedded(), original);
        originalBytesDropped = 0;
        cutter.begin(next);
        rowFlags = chunkFlags;
        return !stopped;
    }

    /** Lets go of a record that is too long, but for its last bytes: the cutter looks back. */
    private void passOver() throws IOException {
        refuseLinesInQuotes();
        if (!tooLong) {
            tooLong = true;
            row.keepText();
        }
        int kept = Math.max(row.start, Utf8.startBefore(row.bytes, window.limit - Window.PAD));
        originalBytesDropped += originalLength.of(row.bytes, row.start, kept);
        row.start = kept;
    }

    private void refuseLinesInQuotes() throws UnclosedQuote {
        if (cutter.embedded() > 0) {
            throw new UnclosedQuote(UnclosedQuote.Where.LONG_ROW, row.line, row.offset);
        }
    }

    private void finishLast() throws IOException {
        if (row.start == window.limit) {
            return;
        }
        if (cutter instanceof QuotedCutter quoted && quoted.open()) {
            throw unclosed(quoted);
        }
        findings.lastWithoutEnd = true;
        cutter.cutLast(window.limit);
        rowEnds(window.limit, window.limit);
    }

    private UnclosedQuote unclosed(QuotedCutter quoted) {
        int at = Math.max(row.start, quoted.openedAt());
        return new UnclosedQuote(
                UnclosedQuote.Where.END_OF_FILE,
                row.line + quoted.openedLine(),
                row.offset + originalBytesDropped + originalLength.of(row.bytes, row.start, at));
    }
}
