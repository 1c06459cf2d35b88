package dev.sluice.pipelines.load.scan;

import dev.sluice.pipelines.files.FileProblem;
import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.files.UnpackedFile;
import dev.sluice.pipelines.load.scan.BadRow.Reason;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes the records of one file and gathers its profile. */
final class CheckPass implements RowReader.Rows {
    private static final int MAX_COLUMNS = 1 << 15;

    private final Path file;
    private final UnpackedFile in;
    private final TextInput text;
    private final Dialect dialect;
    private final ScanOptions options;
    private final RejectSink rejects;
    private final Meter meter;

    private boolean begun;
    private ColumnState[] columns = new ColumnState[0];
    private TableCheck table = TableCheck.NONE;
    private Optional<KeyTracker> key = Optional.empty();
    private int[] keyFields = new int[0];

    private long good;
    private long bad;
    private RowMark firstRow;
    private long nextBorder;
    private int longest;
    private boolean quotedEmpty;
    private boolean emptyLines;
    private boolean backslashDot;
    private boolean complete = true;
    private final List<RowMark> borders = new ArrayList<>();
    private final List<BadRow> firstBad = new ArrayList<>();

    private long metredRows;
    private long metredBytes;

    CheckPass(
            Path file,
            UnpackedFile in,
            TextInput text,
            Dialect dialect,
            ScanOptions options,
            RejectSink rejects,
            Meter meter) {
        this.file = file;
        this.in = in;
        this.text = text;
        this.dialect = dialect;
        this.options = options;
        this.rejects = rejects;
        this.meter = meter;
        this.begun = !dialect.header();
        this.firstRow = new RowMark(text.bom(), 0, 1);
        this.nextBorder = text.bom() + options.partBytes();
    }

    @Override
    public boolean good(RowReader row) throws IOException {
        if (!begun) {
            header(row);
            return false;
        }
        if (columns.length == 0) {
            settle(HeaderNames.numbered(row.fields), row);
        }
        Optional<String> misfit = table.misfit(row);
        if (misfit.isPresent()) {
            return bad(row, Reason.TYPE, Reason.TYPE.word() + ": " + misfit.get());
        }
        border(row);
        good++;
        longest = Math.max(longest, row.end - row.start + 2);
        infer(row);
        if (key.isPresent()) {
            key(row, key.get());
        }
        return true;
    }

    private void infer(RowReader row) {
        ColumnState[] states = columns;
        byte[] b = row.bytes;
        int[] from = row.from;
        int[] to = row.to;
        for (int i = 0; i < states.length; i++) {
            int s = from[i];
            int e = to[i];
            if (row.written[i] == RowReader.PLAIN) {
                if (s == e) {
                    states[i].acceptNull();
                } else {
                    states[i].accept(b, s, e);
                }
            } else {
                quoted(row, i);
            }
        }
        if (states.length == 1) {
            int length = row.end - row.start;
            emptyLines |= length == 0;
            backslashDot |= length == 2 && b[row.start] == '\\' && b[row.start + 1] == '.';
        }
    }

    private void quoted(RowReader row, int field) {
        quotedEmpty |= row.from[field] == row.to[field];
        if (row.written[field] == RowReader.ESCAPED) {
            byte[] value = row.unescape(field);
            columns[field].accept(value, 0, row.unescapedLength);
        } else {
            columns[field].accept(row.bytes, row.from[field], row.to[field]);
        }
    }

    private void key(RowReader row, KeyTracker tracker) {
        long hash = 0;
        for (int field : keyFields) {
            if (row.written[field] == RowReader.ESCAPED) {
                byte[] value = row.unescape(field);
                hash = KeyTracker.hash(hash, value, 0, row.unescapedLength);
            } else {
                hash = KeyTracker.hash(hash, row.bytes, row.from[field], row.to[field]);
            }
        }
        tracker.accept(hash, row.line);
    }

    private void border(RowReader row) {
        long offset = row.offset();
        if (offset >= nextBorder) {
            borders.add(new RowMark(offset, good + bad, row.line));
            nextBorder = offset + options.partBytes();
        }
    }

    @Override
    public boolean bad(RowReader row, Reason reason, String sentence) throws IOException {
        if (!begun) {
            throw refused(
                    "cannot be read, because its header is broken (line 1, byte %d: %s); mend it"
                            .formatted(row.offset(), sentence));
        }
        border(row);
        bad++;
        BadRow rejected = new BadRow(row.line, row.offset(), reason, sentence, row.text());
        rejects.accept(rejected);
        if (firstBad.size() < ScanOptions.FIRST_BAD) {
            firstBad.add(rejected);
        }
        // A few more than allowed are looked for, so that the user sees what is wrong.
        boolean enough =
                options.stopAfterBad().isPresent()
                        && bad > options.stopAfterBad().getAsLong()
                        && bad - options.stopAfterBad().getAsLong() >= ScanOptions.FIRST_BAD;
        complete &= !enough;
        return !enough;
    }

    private void header(RowReader row) throws IOException {
        begun = true;
        List<String> written = new ArrayList<>();
        for (int i = 0; i < row.fields; i++) {
            if (row.written[i] == RowReader.ESCAPED) {
                byte[] name = row.unescape(i);
                written.add(new String(name, 0, row.unescapedLength, StandardCharsets.UTF_8));
            } else {
                written.add(
                        new String(
                                row.bytes,
                                row.from[i],
                                row.to[i] - row.from[i],
                                StandardCharsets.UTF_8));
            }
        }
        settle(HeaderNames.unique(written), row);
    }

    private void settle(List<String> names, RowReader row) throws IOException {
        if (names.size() > MAX_COLUMNS) {
            throw refused("has more than %d columns; check --delimiter".formatted(MAX_COLUMNS));
        }
        if (!options.expected().isEmpty()) {
            List<String> expected = options.expected().stream().map(ExpectedColumn::name).toList();
            Optional<String> difference = ColumnMatch.of(names, expected).difference();
            if (difference.isPresent()) {
                throw refused(
                        difference.get()
                                + "; columns are matched by name, so load it into a table of its"
                                + " own");
            }
        }
        columns =
                names.stream()
                        .map(name -> new ColumnState(name, options.inferTypes()))
                        .toArray(ColumnState[]::new);
        row.columns = names.size();
        table = TableCheck.of(names, options);
        if (!options.key().isEmpty()) {
            keyFields = options.key().stream().mapToInt(names::indexOf).toArray();
            for (int i = 0; i < keyFields.length; i++) {
                if (keyFields[i] < 0) {
                    throw refused(
                            "has no column \"%s\" that --key names"
                                    .formatted(options.key().get(i)));
                }
            }
            key = Optional.of(new KeyTracker());
        }
    }

    private FileProblem refused(String what) {
        return new FileProblem(FileProblem.Kind.REFUSED, file + " " + what + ".");
    }

    @Override
    public void block() throws IOException {
        long packed = in.packedBytes();
        meter.advance(good + bad - metredRows, packed - metredBytes);
        metredRows = good + bad;
        metredBytes = packed;
        meter.checkStop();
    }

    /** The columns' names as far as they are known; empty before the first record. */
    List<String> names() {
        return Stream.of(columns).map(ColumnState::name).toList();
    }

    /** To be called when the first record, if it is a header, is over. */
    void firstRowAt(RowMark mark) {
        firstRow = mark;
        nextBorder = mark.byteOffset() + options.partBytes();
    }

    Profile profile(RowReader reader) throws IOException {
        block();
        if (good + bad == 0 && reader.loneCr && !reader.lf && !reader.crlf) {
            // Files of the old Mac would seem to be nothing but a header.
            throw refused("has no line ends (LF or CRLF) but single CRs; convert its line ends");
        }
        Traits traits =
                new Traits(
                        text.bom() > 0,
                        reader.lf && reader.crlf,
                        reader.crlf,
                        reader.loneCr,
                        reader.quotes,
                        reader.quoteInside,
                        reader.newLineInQuotes,
                        quotedEmpty,
                        reader.lastWithoutEnd,
                        emptyLines,
                        backslashDot);
        List<ColumnProfile> profiles = new ArrayList<>();
        for (ColumnState column : columns) {
            profiles.add(column.profile());
        }
        return new Profile(
                dialect,
                text.encoding(),
                profiles,
                good,
                bad,
                reader.offset(),
                in.packedBytes(),
                complete ? Optional.of(in.sha256()) : Optional.empty(),
                complete,
                longest,
                firstRow,
                borders,
                firstBad,
                key.map(KeyTracker::result).orElse(KeyCheck.NOT_ASKED),
                traits);
    }
}
