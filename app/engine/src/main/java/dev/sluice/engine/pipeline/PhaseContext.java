package dev.sluice.engine.pipeline;

import dev.sluice.engine.job.Item;
import dev.sluice.engine.job.JobItems;

import java.time.Clock;
import java.util.Optional;

/**
 * What one attempt of one phase on one item gets. Belongs to the attempt; its meter may be used by
 * several threads.
 */
public interface PhaseContext {
    /**
     * The item worked on.
     *
     * @throws IllegalStateException in a phase of job scope
     */
    Item item();

    /** 1 for the first attempt of this phase on this item. */
    int attempt();

    /**
     * Whether this is the last work there is: when it began, no job had anything left but this item
     * and items in their last phase. Cores that these give up stay idle, so such a phase may use
     * every core for one item.
     */
    boolean nothingWaits();

    Meter meter();

    StopSignal stop();

    Clock clock();

    /** What an earlier attempt of this phase on this item last saved. */
    Optional<String> checkpoint();

    /**
     * Saves what this phase must know to go on inside the item; returns when it is durable. Small
     * (a few KB) and rare (at most a few a second).
     */
    void saveCheckpoint(String data);

    /** All items of the job with how they stand, for phases of job scope. */
    JobItems items();
}
