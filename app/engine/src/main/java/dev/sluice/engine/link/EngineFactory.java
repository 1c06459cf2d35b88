package dev.sluice.engine.link;

import dev.sluice.engine.Engine;
import dev.sluice.engine.store.JobStore;

/** Builds the engine that works in this process. */
@FunctionalInterface
public interface EngineFactory {
    /** The engine closes neither the home nor the store. */
    Engine create(HomeFolder home, JobStore store);
}
