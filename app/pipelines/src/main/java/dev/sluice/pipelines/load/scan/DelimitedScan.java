package dev.sluice.pipelines.load.scan;

import dev.sluice.pipelines.files.Meter;

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
        if (meter.equals(Meter.NONE)) {
            meter.checkStop();
        }
        throw new UnsupportedOperationException("not yet");
    }
}
