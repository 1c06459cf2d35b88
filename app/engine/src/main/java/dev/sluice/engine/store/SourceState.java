package dev.sluice.engine.store;

import dev.sluice.engine.progress.Total;

import java.util.Optional;

/**
 * How far the source of a job is.
 *
 * @param cursor where its next page begins; empty at the beginning and when finished
 * @param finished whether it has yielded its last page
 * @param announced what it said of the number of items in all
 */
public record SourceState(Optional<String> cursor, boolean finished, Total announced) {
    public static final SourceState UNBEGUN =
            new SourceState(Optional.empty(), false, Total.unknown());
}
