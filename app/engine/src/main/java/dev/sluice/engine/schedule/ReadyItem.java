package dev.sluice.engine.schedule;

import dev.sluice.engine.job.Item;

/**
 * An item in memory, ready for a phase or under way in it.
 *
 * @param failedAttempts tries of this phase that failed so far
 * @param stagedBytes what it holds in the staging folder
 */
record ReadyItem(Item item, int failedAttempts, long stagedBytes) {}
