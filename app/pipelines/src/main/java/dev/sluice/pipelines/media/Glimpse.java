package dev.sluice.pipelines.media;

import dev.sluice.engine.progress.Total;
import dev.sluice.pipelines.media.item.MediaItem;

import java.util.List;
import java.util.Optional;

/**
 * What was seen of a request within a bounded time.
 *
 * @param items the first of them, in the order in which a job would work on them
 * @param total of all, as far as somebody has looked
 */
record Glimpse(List<MediaItem> items, Total total, List<Problem> problems) {
    Glimpse {
        items = List.copyOf(items);
        problems = List.copyOf(problems);
    }

    /** Whether there may be more than what was seen. */
    boolean open() {
        return !(total instanceof Total.Known);
    }

    /**
     * An operand of which no list could be had.
     *
     * @param refusedHost whose address links must not lead to unless a person allows it
     */
    record Problem(String sentence, Optional<String> refusedHost) {}
}
