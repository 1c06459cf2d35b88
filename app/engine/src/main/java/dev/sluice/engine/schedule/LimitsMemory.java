package dev.sluice.engine.schedule;

import dev.sluice.engine.Limits;

/** Keeps limits that a person chose for later starts. Any thread may use it. */
@FunctionalInterface
public interface LimitsMemory {
    /** Forgets everything, for an engine without a home. */
    LimitsMemory NONE = limits -> {};

    /**
     * Adds to what is kept; waits until it is durable.
     *
     * @throws dev.sluice.engine.store.StoreFailure when it can't be kept
     */
    void remember(Limits limits);
}
