package dev.sluice.testkit.simulation;

import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.FailureCluster;
import dev.sluice.engine.store.FailureQuery;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.engine.store.HistoryPage;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.StoredJob;
import dev.sluice.engine.store.WaitingItem;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands everything to another store; its heirs change what they are about. */
abstract class ForwardingStore implements JobStore {
    final JobStore store;

    ForwardingStore(JobStore store) {
        this.store = store;
    }

    @Override
    public List<PageAdded> write(List<Change> changes) {
        return store.write(changes);
    }

    @Override
    public List<Group> groups() {
        return store.groups();
    }

    @Override
    public List<StoredJob> jobs() {
        return store.jobs();
    }

    @Override
    public Optional<StoredJob> job(JobId id) {
        return store.job(id);
    }

    @Override
    public HistoryPage history(HistoryQuery query) {
        return store.history(query);
    }

    @Override
    public List<WaitingItem> waiting(JobId job, PhaseId phase, long afterOrdinal, int limit) {
        return store.waiting(job, phase, afterOrdinal, limit);
    }

    @Override
    public long countWaiting(JobId job, PhaseId phase) {
        return store.countWaiting(job, phase);
    }

    @Override
    public List<JobItems.Entry> items(JobId job, ItemQuery query) {
        return store.items(job, query);
    }

    @Override
    public List<FailureRecord> failures(JobId job, FailureQuery query) {
        return store.failures(job, query);
    }

    @Override
    public List<FailureCluster> failureClusters(JobId job, int limit) {
        return store.failureClusters(job, limit);
    }

    @Override
    public Optional<String> checkpoint(ItemId item, PhaseId phase) {
        return store.checkpoint(item, phase);
    }

    @Override
    public Map<String, String> settings() {
        return store.settings();
    }

    @Override
    public void putSetting(String key, String value) {
        store.putSetting(key, value);
    }

    @Override
    public void close() {
        store.close();
    }
}
