package dev.sluice.desktop.detail;

import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.Limits;
import dev.sluice.engine.Submission;
import dev.sluice.engine.Submitted;
import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.JobProgress;
import dev.sluice.engine.progress.JobTimeline;
import dev.sluice.engine.store.FailureCluster;
import dev.sluice.engine.store.FailureQuery;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.engine.store.HistoryPage;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.PhaseTotals;
import dev.sluice.engine.store.StoredJob;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** An engine that works on nothing and reads a store; it counts what it is asked for. */
final class StoreEngine implements Engine {
    final List<ItemQuery> itemQueries = new ArrayList<>();
    private final JobStore store;

    StoreEngine(JobStore store) {
        this.store = store;
    }

    /** A sample of a job whose items are all done, failed or waiting, by the store's counters. */
    JobSnapshot sample(JobId id, JobState state) {
        StoredJob stored = store.job(id).orElseThrow();
        long failed = sum(stored, PhaseTotals::failed);
        long skipped = sum(stored, PhaseTotals::skipped);
        long found = stored.totals().found();
        Counts counts = new Counts(true, false, 0, skipped, failed, 0, found - failed - skipped);
        Job job = stored.job().withState(state);
        JobProgress progress =
                new JobProgress(
                        counts,
                        0,
                        List.of(),
                        new Eta.Finished(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of());
        return new JobSnapshot(job, progress, Duration.ZERO, Optional.empty());
    }

    private static long sum(StoredJob job, java.util.function.ToLongFunction<PhaseTotals> number) {
        return job.totals().phases().values().stream().mapToLong(number).sum();
    }

    @Override
    public List<JobItems.Entry> items(JobId job, ItemQuery query) {
        itemQueries.add(query);
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
    public Submitted submit(Submission submission) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<CommandResult> control(Command command, List<JobId> jobs) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void activate(List<JobId> jobs) {}

    @Override
    public void activateAll() {}

    @Override
    public EngineSnapshot snapshot() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Subscription subscribe(Consumer<EngineSnapshot> samples, Consumer<EngineEvent> events) {
        return () -> {};
    }

    @Override
    public HistoryPage history(HistoryQuery query) {
        return store.history(query);
    }

    @Override
    public Optional<JobTimeline> timeline(JobId job) {
        return Optional.empty();
    }

    @Override
    public void setPermits(LaneId lane, int permits) {}

    @Override
    public void setLimits(Limits limits) {}

    @Override
    public void close() {}
}
