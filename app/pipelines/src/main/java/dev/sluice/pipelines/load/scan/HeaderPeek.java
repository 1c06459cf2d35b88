package dev.sluice.pipelines.load.scan;

import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.files.UnpackedFile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads the names of a file's columns and no more of it. */
public final class HeaderPeek {
    private HeaderPeek() {}

    /**
     * The names as the scan gives them; empty when the file has no header or is empty.
     *
     * @throws dev.sluice.pipelines.files.FileProblem when the file or its header cannot be used
     */
    public static List<String> names(Path file, ScanOptions options) throws IOException {
        if (!options.header()) {
            return List.of();
        }
        try (UnpackedFile in = UnpackedFile.open(file)) {
            return new CheckPass(file, in, options, RejectSink.NONE, Meter.NONE).readHeader();
        } catch (UnclosedQuote e) {
            throw e.refused(file);
        }
    }
}
