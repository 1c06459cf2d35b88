package dev.sluice.desktop.history;

import dev.sluice.engine.store.HistoryPage;
import dev.sluice.engine.store.HistoryQuery;

import java.util.function.Consumer;

/** Reads ended jobs away from the FX thread and comes back to it. */
@FunctionalInterface
public interface HistoryReading {
    /**
     * Returns at once; one of the two is called on the FX thread later.
     *
     * @param answer takes what was found
     * @param failed takes why nothing could be read
     */
    void read(HistoryQuery query, Consumer<HistoryPage> answer, Consumer<Exception> failed);
}
