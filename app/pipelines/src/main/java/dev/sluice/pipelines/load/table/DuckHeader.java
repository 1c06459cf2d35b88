package dev.sluice.pipelines.load.table;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.PhaseFailure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The first bytes of a DuckDB file. DuckDB opens a CSV, JSON or Parquet file as well, as a view in
 * a database that lives in memory: what is loaded into that is gone when it is closed.
 */
final class DuckHeader {
    private static final byte[] MARK = "DUCK".getBytes(StandardCharsets.US_ASCII);

    /** Behind the checksum of the first block. */
    private static final int MARK_AT = 8;

    private DuckHeader() {}

    /**
     * Lets a DuckDB file pass, and one that may not be read, of which DuckDB tells more.
     *
     * @throws PhaseFailure for a file of any other kind
     */
    static void require(Path file) throws PhaseFailure, IOException {
        int end = MARK_AT + MARK.length;
        byte[] first;
        try (InputStream in = Files.newInputStream(file)) {
            first = in.readNBytes(end);
        } catch (AccessDeniedException e) {
            return;
        }
        if (first.length < end || !Arrays.equals(first, MARK_AT, end, MARK, 0, MARK.length)) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "%s is not a DuckDB database; name another file as the target."
                                    .formatted(file)));
        }
    }
}
