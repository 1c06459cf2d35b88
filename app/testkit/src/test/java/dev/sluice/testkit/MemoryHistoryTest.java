package dev.sluice.testkit;

import dev.sluice.engine.store.JobStore;

class MemoryHistoryTest extends HistoryContract {
    @Override
    protected JobStore open() {
        return new MemoryJobStore();
    }
}
