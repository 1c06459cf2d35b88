package dev.sluice.engine.pipeline;

import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.progress.Total;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Produces the items of a job, page by page. Each page is committed together with its cursor. */
@FunctionalInterface
public interface Source {
    /**
     * Gives the page after a cursor; called one at a time.
     *
     * @param after the cursor of the last committed page; empty at the beginning
     * @param stop checked at least every few milliseconds
     * @throws PhaseFailure transient failures are retried, others end the job
     */
    Page next(Optional<String> after, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException;

    /**
     * @param cursor where the next page begins; empty when this was the last
     * @param total what is known of the number of items in all; ignored with the last page, which
     *     settles it
     */
    record Page(List<ItemDraft> items, Optional<String> cursor, Total total) {
        public Page {
            items = List.copyOf(items);
        }
    }
}
