package dev.sluice.testkit.simulation;

import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.store.FailureCluster;
import dev.sluice.engine.store.FailureQuery;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.StoreFailure;
import dev.sluice.engine.store.StoredJob;
import dev.sluice.engine.store.WaitingItem;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The store as the engine sees it: reading it fails now and then while that is on. The simulation
 * itself reads the one behind it.
 */
final class UnreliableStore extends ForwardingStore {
    private final Life life;

    UnreliableStore(Life life, JobStore store) {
        super(store);
        this.life = life;
    }

    private void mayFail() {
        if (life.world.storeUnreadable && life.world.chance.oneIn(2)) {
            life.world.say("the store can't be read");
            life.watch.excuseAll();
            throw new StoreFailure(
                    "The database can't be read.", false, new IOException("input/output error"));
        }
    }

    @Override
    public Optional<StoredJob> job(JobId id) {
        mayFail();
        return store.job(id);
    }

    @Override
    public List<WaitingItem> waiting(JobId job, PhaseId phase, long afterOrdinal, int limit) {
        mayFail();
        return store.waiting(job, phase, afterOrdinal, limit);
    }

    @Override
    public long countWaiting(JobId job, PhaseId phase) {
        mayFail();
        return store.countWaiting(job, phase);
    }

    @Override
    public List<JobItems.Entry> items(JobId job, ItemQuery query) {
        mayFail();
        return store.items(job, query);
    }

    @Override
    public List<FailureRecord> failures(JobId job, FailureQuery query) {
        mayFail();
        return store.failures(job, query);
    }

    @Override
    public List<FailureCluster> failureClusters(JobId job, int limit) {
        mayFail();
        return store.failureClusters(job, limit);
    }

    @Override
    public Optional<String> checkpoint(ItemId item, PhaseId phase) {
        mayFail();
        return store.checkpoint(item, phase);
    }
}
