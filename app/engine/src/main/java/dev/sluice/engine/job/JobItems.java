package dev.sluice.engine.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads the items of one job in pages, in the order of the source, so that memory does not grow
 * with them.
 */
@FunctionalInterface
public interface JobItems {
    /** At most {@code limit} items with an ordinal greater than {@code afterOrdinal}. */
    List<Entry> page(long afterOrdinal, int limit);

    /**
     * An item and how it stands.
     *
     * @param phase the phase it waits for, or in which it ended
     * @param reason why it was skipped
     * @param failure why it failed; of a waiting item, why its last attempt did
     * @param attempts tries of the current phase
     * @param took how long all attempts so far were at work on it, over all phases
     */
    record Entry(
            Item item,
            ItemState state,
            PhaseId phase,
            Optional<String> reason,
            Optional<Failure> failure,
            int attempts,
            Duration took) {}
}
