package dev.sluice.testkit.simulation;

import dev.sluice.engine.store.JobStore;

/** The store a simulation runs on. */
public interface Stores {
    JobStore open();

    /** What the next life of the program finds after a kill: all that was committed. */
    JobStore afterKill(JobStore left);
}
