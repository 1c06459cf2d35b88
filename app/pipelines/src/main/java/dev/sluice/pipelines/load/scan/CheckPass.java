package dev.sluice.pipelines.load.scan;

import dev.sluice.pipelines.files.FileProblem;
import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.files.UnpackedFile;
import dev.sluice.pipelines.load.scan.BadRow.Reason;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One pass over one file: takes its records and gathers its profile. */
final class CheckPass implements RowReader.ManyRows {
    private static final int MAX_COLUMNS = 1 << 15;

    private final Path file;
    private final UnpackedFile in;
    private final TextInput text;
    private final Dialect dialect;
    private final ScanOptions options;
    private final RejectSink rejects;
    private final Meter meter;
    private final RowReader reader;

    private boolean begun;
    private GoodColumns columns = GoodColumns.NONE;
    private TableCheck table = TableCheck.NONE;

    private long good;
    private long bad;
    private RowMark firstRow;
    private long nextBorder;
    private boolean complete = true;
    private final List<RowMark> borders = new ArrayList<>();
    private final List<BadRow> firstBad = new ArrayList<>();

    private long metredRows;
    private long metredBytes;

    /**
     * Looks at the beginning of the file to settle its dialect.
     *
     * @param in the file at its first byte
     */
    CheckPass(Path file, UnpackedFile in, ScanOptions options, RejectSink rejects, Meter meter)
            throws IOException {
        this.file = file;
        this.in = in;
        this.options = options;
        this.rejects = rejects;
        this.meter = meter;
        this.text = TextInput.open(in, options.encoding());
        Window window = new Window(text.stream());
        int sample = window.peek(Sniffer.SAMPLE);
        String name = String.valueOf(file.getFileName());
        this.dialect = Sniffer.sniff(window.bytes, sample, window.atEnd(), name, options);
        this.reader = new RowReader(window, text, dialect, text.bom(), 1, this);
        this.begun = !dialect.header();
        this.firstRow = new RowMark(text.bom(), 0, 1);
        this.nextBorder = text.bom() + options.partBytes();
    }

    /** Reads no more than the header and returns the columns' names; none in an empty file. */
    List<String> readHeader() throws IOException {
        if (dialect.header()) {
            reader.readFirst();
            firstRow = new RowMark(reader.row().offset, 0, reader.row().line);
            nextBorder = firstRow.byteOffset() + options.partBytes();
        }
        return columns.names();
    }

    /** Reads the file to its end, or until there are too many bad rows. */
    Profile read() throws IOException {
        readHeader();
        reader.read();
        return profile();
    }

    @Override
    public boolean good(Row row) throws IOException {
        if (!begun) {
            begun = true;
            settle(HeaderNames.unique(HeaderNames.of(row)));
            return false;
        }
        if (columns.count() == 0) {
            settle(HeaderNames.numbered(row.fields));
        }
        Optional<String> misfit = table.misfit(row);
        if (misfit.isPresent()) {
            return bad(row, Reason.TYPE, Reason.TYPE.word() + ": " + misfit.get());
        }
        border(row);
        good++;
        columns.accept(row);
        return true;
    }

    @Override
    public boolean good(Stretch rows) {
        if (rows.offset + rows.originalBytes > nextBorder || !table.takes(rows)) {
            return false;
        }
        good += rows.rows;
        columns.accept(rows);
        return true;
    }

    private void border(Row row) {
        if (row.offset >= nextBorder) {
            borders.add(new RowMark(row.offset, good + bad, row.line));
            nextBorder = row.offset + options.partBytes();
        }
    }

    @Override
    public boolean bad(Row row, Reason reason, String sentence) throws IOException {
        if (!begun) {
            throw refused(
                    "cannot be read, because its header is broken (line 1, byte %d: %s); mend it"
                            .formatted(row.offset, sentence));
        }
        border(row);
        bad++;
        BadRow rejected = new BadRow(row.line, row.offset, reason, sentence, row.text());
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

    private void settle(List<String> names) throws IOException {
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
        columns = new GoodColumns(names, options.inferTypes(), keyFields(names));
        reader.expectColumns(names.size());
        table = TableCheck.of(names, options);
    }

    private int[] keyFields(List<String> names) throws FileProblem {
        for (String column : options.key()) {
            if (!names.contains(column)) {
                throw refused("has no column \"%s\" that --key names".formatted(column));
            }
        }
        return options.key().stream().mapToInt(names::indexOf).toArray();
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

    private Profile profile() throws IOException {
        block();
        Findings met = reader.findings();
        if (good + bad == 0 && met.loneCr && !met.lf && !met.crlf) {
            // Files of the old Mac would seem to be nothing but a header.
            throw refused(
                    "has no line ends (LF or CRLF) but single CRs, the first on line 1 (byte %d);"
                                    .formatted(met.firstLoneCr)
                            + " convert its line ends");
        }
        Traits traits =
                new Traits(
                        text.bom() > 0,
                        met.lf && met.crlf,
                        met.crlf,
                        met.loneCr,
                        met.quotes,
                        met.quoteInside,
                        met.newLineInQuotes,
                        columns.quotedEmpty(),
                        met.lastWithoutEnd,
                        columns.emptyLines(),
                        columns.backslashDot(),
                        met.markAtRowStart);
        return new Profile(
                dialect,
                text.encoding(),
                columns.profiles(),
                good,
                bad,
                reader.row().offset,
                in.packedBytes(),
                complete ? Optional.of(in.sha256()) : Optional.empty(),
                complete,
                columns.longest(),
                firstRow,
                borders,
                firstBad,
                columns.keyCheck(),
                traits);
    }
}
