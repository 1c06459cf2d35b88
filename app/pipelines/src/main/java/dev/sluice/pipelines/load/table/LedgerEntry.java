package dev.sluice.pipelines.load.table;

import java.time.Instant;

/**
 * One part of a file that is in a table.
 *
 * @param part 0-based; a file that was not split has part 0 only
 * @param rows loaded from this part
 * @param rejected bad rows of the whole file, noted with its first part, 0 with the others
 */
public record LedgerEntry(
        String job,
        String token,
        String item,
        int part,
        String contentHash,
        String fileName,
        long fileBytes,
        long rows,
        long rejected,
        Instant loadedAt) {}
