package dev.sluice.engine.store;

import dev.sluice.engine.job.ItemState;

import java.util.Optional;
import java.util.Set;

/**
 * Which items of a job to read.
 *
 * @param states only these; empty means all
 * @param nameContains only names containing this, case-insensitively
 */
public record ItemQuery(
        Set<ItemState> states, Optional<String> nameContains, long afterOrdinal, int limit) {
    public ItemQuery {
        states = Set.copyOf(states);
        if (limit < 1) {
            throw new IllegalArgumentException("A page has at least one item.");
        }
    }

    public static ItemQuery all(long afterOrdinal, int limit) {
        return new ItemQuery(Set.of(), Optional.empty(), afterOrdinal, limit);
    }
}
