package dev.sluice.pipelines.load.table;

import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.files.Packing;
import dev.sluice.pipelines.load.pack.PartFormat;
import dev.sluice.pipelines.load.scan.Dialect;
import dev.sluice.pipelines.load.scan.GoodRows;
import dev.sluice.pipelines.load.scan.Profile;
import dev.sluice.pipelines.load.scan.Quote;
import dev.sluice.pipelines.load.scan.RowBlocks;
import dev.sluice.pipelines.load.scan.RowMark;
import dev.sluice.pipelines.load.scan.ScanOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Rows that were checked: a file as it is, or a part made of it.
 *
 * @param format how the rows are written; in {@link PartFormat.Raw} the dialect tells whether a
 *     header comes first
 * @param profile of the file that they come from
 * @param options with which that was read
 * @param original the file itself, with what is bad in it, and not a part
 * @param rows how many good rows our own scan has counted
 */
public record FileRows(
        Path file,
        PartFormat format,
        Packing packing,
        Profile profile,
        ScanOptions options,
        boolean original,
        long rows) {

    /**
     * Reads the good rows by our own scan, in their order.
     *
     * @param meter advanced with rows and unpacked bytes
     */
    void read(GoodRows.Visitor visitor, Meter meter) throws IOException {
        if (original) {
            GoodRows.read(file, profile, options, profile.firstRow(), visitor, meter);
            return;
        }
        GoodRows.read(file, part(), ScanOptions.DEFAULTS, new RowMark(0, 0, 1), visitor, meter);
    }

    /**
     * The same block by block, for rows of which none is bad.
     *
     * @param meter advanced with rows and unpacked bytes
     */
    RowBlocks blocks(RowBlocks.Taker taker, Meter meter) throws IOException {
        return original
                ? RowBlocks.open(file, profile, profile.firstRow(), taker, meter)
                : RowBlocks.open(file, part(), new RowMark(0, 0, 1), taker, meter);
    }

    private Profile part() throws IOException {
        return profile.ofPart(dialect(), Files.size(file));
    }

    private Dialect dialect() {
        return switch (format) {
            case PartFormat.Raw(Dialect dialect) -> dialect;
            case PartFormat.Normalised n -> new Dialect(',', new Quote.Of('"'), false);
        };
    }
}
