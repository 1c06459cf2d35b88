package dev.sluice.pipelines.load.scan;

import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.files.UnpackedFile;

import java.io.IOException;
import java.nio.file.Path;

/** The Check pass: reads a delimited file once, whole, and says what is in it. */
public final class DelimitedScan {
    private DelimitedScan() {}

    /**
     * Reads the file once from its first byte to its last.
     *
     * @param meter advanced with rows and <em>packed</em> bytes, so that the file's size is the
     *     total
     * @throws dev.sluice.pipelines.files.FileProblem when the file as a whole cannot be used
     * @throws dev.sluice.pipelines.files.StopRequested when the meter asks for it
     */
    public static Profile run(Path file, ScanOptions options, RejectSink rejects, Meter meter)
            throws IOException {
        meter.checkStop();
        try (UnpackedFile in = UnpackedFile.openDigesting(file)) {
            TextInput text = TextInput.open(in, options.encoding());
            RowReader reader = new RowReader(text, text.bom(), 1);
            int sample = reader.peek(Sniffer.SAMPLE);
            String name = String.valueOf(file.getFileName());
            Dialect dialect =
                    Sniffer.sniff(reader.bytes, sample, reader.wholeFilePeeked(), name, options);
            reader.use(dialect);
            CheckPass pass = new CheckPass(file, in, text, dialect, options, rejects, meter);
            if (dialect.header()) {
                reader.readFirst(pass);
                pass.firstRowAt(new RowMark(reader.offset(), 0, reader.line));
            }
            reader.read(pass);
            return pass.profile(reader);
        }
    }
}
