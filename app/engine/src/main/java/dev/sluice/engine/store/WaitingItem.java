package dev.sluice.engine.store;

import dev.sluice.engine.job.Item;

/**
 * An item ready for a phase.
 *
 * @param attempts attempts of this phase that failed so far
 * @param stagedBytes what it holds in the staging folder
 */
public record WaitingItem(Item item, int attempts, long stagedBytes) {}
