package dev.sluice.engine.store;

import dev.sluice.engine.job.ItemState;

import java.util.Optional;
import java.util.Set;

/**
 * Which items of a job to read.
 *
 * @param states only these; empty means all
 * @param nameContains only names containing this, case-insensitively
 * @param afterOrdinal only those behind this one in their order; 0 for the beginning
 */
public record ItemQuery(
        Set<ItemState> states,
        Optional<String> nameContains,
        long afterOrdinal,
        int limit,
        Order order) {
    /** The orders that an index gives. */
    public enum Order {
        /** As the source yielded them. */
        SOURCE,
        /** The last one first. */
        REVERSE
    }

    public ItemQuery {
        states = Set.copyOf(states);
        if (limit < 1) {
            throw new IllegalArgumentException("A page has at least one item.");
        }
    }

    /** In the order of the source. */
    public ItemQuery(
            Set<ItemState> states, Optional<String> nameContains, long afterOrdinal, int limit) {
        this(states, nameContains, afterOrdinal, limit, Order.SOURCE);
    }

    public static ItemQuery all(long afterOrdinal, int limit) {
        return new ItemQuery(Set.of(), Optional.empty(), afterOrdinal, limit);
    }
}
