package dev.sluice.pipelines.load.scan;

import dev.sluice.pipelines.files.UnpackedFile;
import dev.sluice.pipelines.load.scan.BadRow.Reason;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the first rows of a file, as they are written, and never more than a stretch of it. */
public final class RowsPeek {
    /** So much of the unpacked file is looked at, whatever its rows are like. */
    static final int MOST_BYTES = 1 << 18;

    private RowsPeek() {}

    /**
     * What stands at the beginning of a file.
     *
     * @param names of the columns; none when the file is empty
     * @param rows good ones only, each with as many values as there are names
     * @param bad how many bad ones stand among them
     * @param delimiter what stands between values, as far as there are several
     */
    public record FirstRows(List<String> names, List<List<String>> rows, int bad, char delimiter) {
        public FirstRows {
            names = List.copyOf(names);
            rows = List.copyOf(rows);
        }
    }

    /**
     * Reads at most so many rows.
     *
     * @throws IOException when the file cannot be read; a {@link
     *     dev.sluice.pipelines.files.FileProblem} where it is none that can be loaded
     */
    public static FirstRows of(Path file, ScanOptions options, int atMost) throws IOException {
        try (UnpackedFile in = UnpackedFile.open(file)) {
            Beginning beginning = new Beginning(in);
            TextInput text = TextInput.open(beginning, options.encoding());
            Window window = new Window(text.stream());
            int sample = window.peek(Sniffer.SAMPLE);
            boolean whole = window.atEnd() && !beginning.cut;
            String name = String.valueOf(file.getFileName());
            Dialect dialect = Sniffer.sniff(window.bytes, sample, whole, name, options);
            Collector rows = new Collector(dialect, atMost);
            RowReader reader = new RowReader(window, text, dialect, text.bom(), 1, rows);
            rows.reader = reader;
            try {
                reader.read();
            } catch (UnclosedQuote e) {
                // Its Check will say so; what stands before it can be shown.
                return rows.shown();
            }
            if (beginning.cut && !rows.enough()) {
                rows.dropLast();
            }
            return rows.shown();
        }
    }

    /** Ends where enough has been looked at. */
    private static final class Beginning extends InputStream {
        private final InputStream in;
        private int left = MOST_BYTES;
        private boolean cut;

        Beginning(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                cut = true;
                return -1;
            }
            int got = in.read(into, offset, Math.min(length, left));
            left -= Math.max(0, got);
            return got;
        }
    }

    private static final class Collector implements RowReader.Rows {
        private final int atMost;
        private final char delimiter;
        private boolean headerAwaited;
        private List<String> names = List.of();
        private final List<List<String>> rows = new ArrayList<>();
        private int bad;
        private RowReader reader;

        @SuppressWarnings("NullAway.Init") // reader and rows know each other
        Collector(Dialect dialect, int atMost) {
            this.delimiter = dialect.delimiter();
            this.headerAwaited = dialect.header();
            this.atMost = atMost;
        }

        @Override
        public boolean good(Row row) {
            if (headerAwaited) {
                headerAwaited = false;
                names = HeaderNames.unique(HeaderNames.of(row));
                reader.expectColumns(names.size());
                return true;
            }
            if (names.isEmpty()) {
                names = HeaderNames.numbered(row.fields);
                reader.expectColumns(names.size());
            }
            rows.add(HeaderNames.of(row));
            return !enough();
        }

        @Override
        public boolean bad(Row row, Reason reason, String sentence) {
            bad++;
            // A broken header is told when the file is checked; nothing below it has a name.
            return !headerAwaited;
        }

        @Override
        public void block() {}

        boolean enough() {
            return rows.size() >= atMost;
        }

        /** The last one may go on behind what was read. */
        void dropLast() {
            if (!rows.isEmpty()) {
                rows.removeLast();
            }
        }

        FirstRows shown() {
            return new FirstRows(names, rows, bad, delimiter);
        }
    }
}
