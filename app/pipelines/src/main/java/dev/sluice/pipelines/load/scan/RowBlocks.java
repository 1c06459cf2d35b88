package dev.sluice.pipelines.load.scan;

import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.files.UnpackedFile;
import dev.sluice.pipelines.load.scan.BadRow.Reason;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads a file that was checked before and has no bad rows, a block whenever it is asked for one;
 * for those who go through the rows column by column. One thread at a time.
 */
public final class RowBlocks implements AutoCloseable {
    /** Takes the rows in order. */
    public interface Taker {
        /** Takes rows of the usual kind, many at once. */
        void rows(Stretch rows) throws IOException;

        /** Takes one row. */
        void row(GoodRows.Fields row) throws IOException;
    }

    private final UnpackedFile in;
    private final Pass pass;
    private boolean ended;

    private RowBlocks(UnpackedFile in, Pass pass) {
        this.in = in;
        this.pass = pass;
    }

    /**
     * Opens the file at the mark.
     *
     * @param profile of a whole pass over it
     * @param meter advanced with rows and unpacked bytes
     */
    public static RowBlocks open(Path file, Profile profile, RowMark from, Taker taker, Meter meter)
            throws IOException {
        UnpackedFile in = UnpackedFile.open(file);
        try {
            in.heed(meter);
            if (in.packedSize() != profile.packedBytes()) {
                throw in.changed();
            }
            in.skipTo(from.byteOffset(), meter);
            return new RowBlocks(in, new Pass(in, profile, from, taker, meter));
        } catch (IOException | RuntimeException | Error e) {
            in.close();
            throw e;
        }
    }

    /**
     * Shows the rows that end in the next block, which may be none; false when none are left.
     *
     * @throws dev.sluice.pipelines.files.FileProblem when the file is not the one that was checked
     */
    public boolean next() throws IOException {
        if (ended) {
            return false;
        }
        try {
            ended = !pass.reader.readBlock();
            if (ended) {
                pass.block();
            }
            return true;
        } catch (UnclosedQuote e) {
            throw in.changed();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static final class Pass implements RowReader.ManyRows {
        private final UnpackedFile in;
        private final Taker taker;
        private final RowReader reader;
        private final GoodRows.Fields fields;
        private final RowsMetered metered;

        Pass(UnpackedFile in, Profile profile, RowMark from, Taker taker, Meter meter) {
            this.in = in;
            this.taker = taker;
            TextInput text = TextInput.middle(in, profile.encoding());
            Window window = new Window(text.stream());
            this.reader =
                    new RowReader(
                            window, text, profile.dialect(), from.byteOffset(), from.line(), this);
            reader.expectColumns(profile.columns().size());
            this.fields = new GoodRows.Fields(reader.row());
            this.metered = new RowsMetered(meter, reader.row());
        }

        @Override
        public boolean good(Stretch many) throws IOException {
            taker.rows(many);
            metered.add(many.rows);
            return true;
        }

        @Override
        public boolean good(Row row) throws IOException {
            taker.row(fields);
            metered.add(1);
            return true;
        }

        @Override
        public boolean bad(Row row, Reason reason, String sentence) throws IOException {
            throw in.changed();
        }

        @Override
        public void block() throws IOException {
            metered.block();
        }
    }
}
