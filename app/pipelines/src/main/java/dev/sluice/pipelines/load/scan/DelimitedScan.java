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
     * <p>A file that ends inside quotes is refused as a whole, however many bad rows are allowed:
     * behind a quote that is not closed nobody can tell rows from text, so that rows would be lost
     * in one bad row, or lines of a text be taken for rows. The problem names the line and byte of
     * the opening quote. For the same reason a record longer than {@link ScanOptions#MAX_RECORD}
     * with line ends inside its quotes refuses the file; without them it is one bad row.
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
            in.heed(meter);
            return new CheckPass(file, in, options, rejects, meter).read();
        } catch (UnclosedQuote e) {
            throw e.refused(file);
        }
    }
}
