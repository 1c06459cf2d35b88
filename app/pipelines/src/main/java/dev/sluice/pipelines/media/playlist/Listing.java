package dev.sluice.pipelines.media.playlist;

import dev.sluice.pipelines.http.Link;
import dev.sluice.pipelines.media.item.MediaItem;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What stands in one document that lists media.
 *
 * @param entries in the document's order
 * @param next where the list goes on, for lists that come in pages
 */
record Listing(List<Entry> entries, Optional<Link> next) {
    /** More than anybody lists by hand or a server should send at once. */
    static final int MOST_ENTRIES = 100_000;

    Listing {
        entries = List.copyOf(entries);
    }

    static Listing of(List<Entry> entries) {
        return new Listing(entries, Optional.empty());
    }

    /** One line of a list. */
    sealed interface Entry {
        /**
         * Media that can be fetched.
         *
         * @param published when, where the list tells
         */
        record Media(MediaItem item, Optional<Instant> published) implements Entry {}

        /** A link of which nobody knows yet what it leads to: media, a page or another list. */
        record More(Link link) implements Entry {}
    }
}
