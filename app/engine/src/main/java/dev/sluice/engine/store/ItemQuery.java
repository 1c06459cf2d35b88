package dev.sluice.engine.store;

import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.JobItems;

import java.util.Optional;
import java.util.Set;

/**
 * Which items of a job to read.
 *
 * @param states only these; empty means all
 * @param nameContains only names containing this, case-insensitively
 * @param after only those behind this place in their order, see {@link Order#place}; 0 for the
 *     beginning
 */
public record ItemQuery(
        Set<ItemState> states, Optional<String> nameContains, long after, int limit, Order order) {
    /** The most milliseconds that tell items apart; more count as so many. */
    public static final long MOST_MILLIS = Integer.MAX_VALUE;

    /** The orders in which items are listed; an index gives the first two. */
    public enum Order {
        /** As the source yielded them. */
        SOURCE,
        /** The last one first. */
        REVERSE,
        /**
         * What took longest first, of the same time the last one. Every page looks at all items.
         */
        SLOWEST;

        /** What is told to read on behind an item. */
        public long place(JobItems.Entry entry) {
            return switch (this) {
                case SOURCE, REVERSE -> entry.item().ordinal();
                case SLOWEST ->
                        Math.min(entry.took().toMillis(), MOST_MILLIS) << 32
                                | entry.item().ordinal();
            };
        }
    }

    public ItemQuery {
        states = Set.copyOf(states);
        if (limit < 1) {
            throw new IllegalArgumentException("A page has at least one item.");
        }
    }

    /** In the order of the source. */
    public ItemQuery(Set<ItemState> states, Optional<String> nameContains, long after, int limit) {
        this(states, nameContains, after, limit, Order.SOURCE);
    }

    public static ItemQuery all(long after, int limit) {
        return new ItemQuery(Set.of(), Optional.empty(), after, limit);
    }
}
