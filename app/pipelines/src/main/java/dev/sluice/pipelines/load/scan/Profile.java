package dev.sluice.pipelines.load.scan;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * What one pass over a file found. Immutable.
 *
 * @param encoding what the bytes were read as
 * @param rowsGood rows that can be loaded
 * @param rowsBad rows that went to the reject sink
 * @param bytes length of the unpacked file, as far as it was read
 * @param packedBytes length of the file on disk
 * @param sha256 hex digest of the file on disk; empty when the pass ended early
 * @param complete false when the pass ended early because of too many bad rows
 * @param longestRow bytes of the longest good row, UTF-8, with its end
 * @param firstRow where the first row after the header starts
 * @param borders starts of the parts after the first one, ascending
 * @param firstBad the first bad rows, at most {@link ScanOptions#FIRST_BAD}
 */
public record Profile(
        Dialect dialect,
        Charset encoding,
        List<ColumnProfile> columns,
        long rowsGood,
        long rowsBad,
        long bytes,
        long packedBytes,
        Optional<String> sha256,
        boolean complete,
        int longestRow,
        RowMark firstRow,
        List<RowMark> borders,
        List<BadRow> firstBad,
        KeyCheck key,
        Traits traits) {
    public Profile {
        columns = List.copyOf(columns);
        borders = List.copyOf(borders);
        firstBad = List.copyOf(firstBad);
    }

    /**
     * Whether the original bytes must be rewritten before a database's own CSV reader sees them;
     * false means that any range between two row marks can be handed over as it is.
     */
    public boolean needsNormalising() {
        return rowsBad > 0
                || !complete
                || !encoding.equals(java.nio.charset.StandardCharsets.UTF_8)
                || traits.mixedLineEnds()
                || traits.loneCr()
                || traits.quoteInsideUnquoted()
                || traits.newLineInQuotes()
                || traits.quotedEmpty()
                || traits.emptyLines()
                || traits.backslashDot()
                || traits.markAtRowStart();
    }

    /** The same with other part borders. */
    public Profile withBorders(List<RowMark> other) {
        return new Profile(
                dialect,
                encoding,
                columns,
                rowsGood,
                rowsBad,
                bytes,
                packedBytes,
                sha256,
                complete,
                longestRow,
                firstRow,
                other,
                firstBad,
                key,
                traits);
    }

    /**
     * For reading a part that was made of the file: good rows only, in UTF-8.
     *
     * @param partBytes length of the part on disk
     */
    public Profile ofPart(Dialect partDialect, long partBytes) {
        return new Profile(
                partDialect,
                java.nio.charset.StandardCharsets.UTF_8,
                columns,
                rowsGood,
                0,
                bytes,
                partBytes,
                sha256,
                complete,
                longestRow,
                new RowMark(0, 0, 1),
                List.of(),
                List.of(),
                key,
                traits);
    }

    /** Good and bad rows together. */
    public long rowsRead() {
        return rowsGood + rowsBad;
    }
}
