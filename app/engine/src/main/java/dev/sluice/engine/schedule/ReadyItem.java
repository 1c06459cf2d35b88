package dev.sluice.engine.schedule;

import dev.sluice.engine.job.Item;

/**
 * An item in memory, ready for a phase or under way in it.
 *
 * @param failedAttempts tries of this phase that failed so far
 * @param stagedBytes what it holds in the staging folder
 * @param slowness how many times as long as usual it took in the phase before; 1 where that is not
 *     known
 */
record ReadyItem(Item item, int failedAttempts, long stagedBytes, double slowness) {}
