package dev.sluice.pipelines.load.scan;

import java.util.Optional;

/**
 * What the good rows of one column hold.
 *
 * @param name as the header gives it, made unique
 * @param type inferred; {@link ColumnType.Unseen} when every value is NULL
 * @param nulls empty unquoted fields
 * @param min smallest value in the type's order (text: by bytes), cut to 64 bytes; empty when all
 *     are NULL
 * @param max likewise the largest
 * @param maxBytes UTF-8 length of the longest value, in bytes
 */
public record ColumnProfile(
        String name,
        ColumnType type,
        long nulls,
        Optional<String> min,
        Optional<String> max,
        int maxBytes) {
    /** The same under another name. */
    public ColumnProfile named(String other) {
        return new ColumnProfile(other, type, nulls, min, max, maxBytes);
    }
}
