package dev.sluice.testkit;

import dev.sluice.engine.store.JobStore;

class MemoryJobStoreTest extends JobStoreContract {
    @Override
    protected JobStore open() {
        return new MemoryJobStore();
    }
}
