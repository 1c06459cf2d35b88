package dev.sluice.pipelines.load.scan;

import dev.sluice.pipelines.files.FileProblem;
import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.files.UnpackedFile;
import dev.sluice.pipelines.load.scan.BadRow.Reason;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads the good rows of a file that was checked before, from any row mark on; bad rows are passed
 * over.
 */
public final class GoodRows {
    private GoodRows() {}

    /** Takes the rows in order, on the reading thread. */
    @FunctionalInterface
    public interface Visitor {
        void row(Fields row) throws IOException;
    }

    /** One row; valid until the visitor returns. */
    public static final class Fields {
        private final Row row;

        Fields(Row row) {
            this.row = row;
        }

        /** 0-based offset of the row in the unpacked file. */
        public long offset() {
            return row.offset;
        }

        public int count() {
            return row.fields;
        }

        /** An empty field without quotes. */
        public boolean isNull(int field) {
            return row.isNull(field);
        }

        /** The array that holds the row's fields; not to be written to. */
        public byte[] bytes() {
            return row.bytes;
        }

        /** Where the field's value begins in {@link #bytes}, without quotes. */
        public int from(int field) {
            return row.from[field];
        }

        /** Where it ends. */
        public int to(int field) {
            return row.to[field];
        }

        /** Whether quotes stood around it. */
        public boolean quoted(int field) {
            return row.written[field] != Row.PLAIN;
        }

        /**
         * Whether quotes in the value are still doubled (and are the character {@link
         * Dialect#quote}).
         */
        public boolean escaped(int field) {
            return row.written[field] == Row.ESCAPED;
        }

        /**
         * The value of an escaped field with its quotes made single, at the start of the returned
         * array, which is reused and readable 16 bytes further.
         */
        public byte[] unescaped(int field) {
            return row.unescape(field);
        }

        /** How long the value is that {@link #unescaped} gave last. */
        public int unescapedLength() {
            return row.unescapedLength;
        }
    }

    /**
     * Visits the good rows from the mark to the file's end.
     *
     * @param profile of a whole pass with these options
     * @param meter advanced with good rows and unpacked bytes
     */
    public static void read(
            Path file,
            Profile profile,
            ScanOptions options,
            RowMark from,
            Visitor visitor,
            Meter meter)
            throws IOException {
        try (UnpackedFile in = UnpackedFile.open(file)) {
            in.heed(meter);
            if (in.packedSize() != profile.packedBytes()) {
                throw in.changed();
            }
            in.skipTo(from.byteOffset(), meter);
            TextInput text = TextInput.middle(in, profile.encoding());
            var names = profile.columns().stream().map(ColumnProfile::name).toList();
            Pass pass =
                    new Pass(
                            text,
                            profile.dialect(),
                            from,
                            TableCheck.of(names, options),
                            visitor,
                            meter);
            pass.read(names.size());
        } catch (UnclosedQuote e) {
            throw e.refused(file);
        }
    }

    private static final class Pass implements RowReader.Rows {
        private final TableCheck table;
        private final Visitor visitor;
        private final RowReader reader;
        private final Fields fields;
        private final RowsMetered metered;

        Pass(
                TextInput text,
                Dialect dialect,
                RowMark from,
                TableCheck table,
                Visitor visitor,
                Meter meter) {
            this.table = table;
            this.visitor = visitor;
            Window window = new Window(text.stream());
            this.reader =
                    new RowReader(window, text, dialect, from.byteOffset(), from.line(), this);
            this.fields = new Fields(reader.row());
            this.metered = new RowsMetered(meter, reader.row());
        }

        void read(int columns) throws IOException {
            reader.expectColumns(columns);
            reader.read();
            block();
        }

        @Override
        public boolean good(Row row) throws IOException {
            if (table.misfit(row).isEmpty()) {
                visitor.row(fields);
                metered.add(1);
            }
            return true;
        }

        @Override
        public boolean bad(Row row, Reason reason, String sentence) {
            return true;
        }

        @Override
        public void block() throws IOException {
            metered.block();
        }
    }

    /** The failure of rows that are not those that were counted. */
    public static FileProblem miscounted(Path file, long expected, long found) {
        return new FileProblem(
                FileProblem.Kind.CHANGED,
                "%s was changed after it was checked (%d good rows then, %d now); run the job again."
                        .formatted(file, expected, found));
    }
}
