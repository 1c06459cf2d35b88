package dev.sluice.testkit;

import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.EndedJob;
import dev.sluice.engine.store.FailureCluster;
import dev.sluice.engine.store.FailureQuery;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.engine.store.HistoryPage;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.StoreFailure;
import dev.sluice.engine.store.StoredJob;
import dev.sluice.engine.store.WaitingItem;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * A store in memory for tests. It survives the engine, not the process, so a "restart" is a new
 * engine on the same store. May be told to fail.
 */
public final class MemoryJobStore implements JobStore {
    private static final Comparator<EndedJob> NEWEST_FIRST =
            Comparator.comparing(EndedJob::finished)
                    .thenComparing(job -> job.id().value())
                    .reversed();

    final Map<JobId, MemoryJob> jobs = new LinkedHashMap<>();
    final Map<GroupId, Group> groups = new LinkedHashMap<>();
    final Map<CheckpointKey, String> checkpoints = new HashMap<>();
    final UndoLog log = new UndoLog();
    private final MemoryChanges changes = new MemoryChanges(this);
    private final Map<String, String> settings = new HashMap<>();
    private Optional<StoreFailure> fault = Optional.empty();
    private long writes;

    record CheckpointKey(ItemId item, PhaseId phase) {}

    /** From now on every write fails with this, and changes nothing. */
    public synchronized void failWith(StoreFailure failure) {
        fault = Optional.of(failure);
    }

    /** Writes work again. */
    public synchronized void recover() {
        fault = Optional.empty();
    }

    /** How many transactions have been written. */
    public synchronized long writes() {
        return writes;
    }

    @Override
    public synchronized List<PageAdded> write(List<Change> batch) {
        refuseIfBroken();
        try {
            List<PageAdded> added = batch.stream().flatMap(one -> changes.apply(one)).toList();
            log.keep();
            writes++;
            return added;
        } finally {
            log.undo();
        }
    }

    @Override
    public synchronized List<Group> groups() {
        return List.copyOf(groups.values());
    }

    @Override
    public synchronized List<StoredJob> jobs() {
        return jobs.values().stream()
                .map(job -> new StoredJob(job.job(), job.total()))
                .sorted(Comparator.comparingLong((StoredJob job) -> job.job().position()))
                .toList();
    }

    @Override
    public synchronized Optional<StoredJob> job(JobId id) {
        return Optional.ofNullable(jobs.get(id)).map(job -> new StoredJob(job.job(), job.total()));
    }

    @Override
    public synchronized HistoryPage history(HistoryQuery query) {
        List<EndedJob> all =
                jobs.values().stream()
                        .flatMap(job -> job.ended().stream())
                        .filter(job -> isAskedFor(job, query))
                        .sorted(NEWEST_FIRST)
                        .toList();
        return new HistoryPage(
                all.stream()
                        .filter(job ->
                                query.after().map(place -> isBehind(job, place)).orElse(true))
                        .limit(query.limit())
                        .toList(),
                all.size(),
                all.isEmpty() ? Optional.empty() : Optional.of(all.getLast().finished()));
    }

    private static boolean isAskedFor(EndedJob job, HistoryQuery query) {
        return (query.states().isEmpty() || query.states().contains(job.state()))
                && query.pipeline().map(job.pipeline()::equals).orElse(true)
                && query.nameContains().map(part -> contains(job.name(), part)).orElse(true)
                && query.since().map(time -> !job.finished().isBefore(time)).orElse(true);
    }

    private static boolean isBehind(EndedJob job, HistoryQuery.Place place) {
        int byEnd = job.finished().compareTo(place.finished());
        return byEnd < 0 || (byEnd == 0 && job.id().value().compareTo(place.job().value()) < 0);
    }

    @Override
    public synchronized List<WaitingItem> waiting(
            JobId job, PhaseId phase, long afterOrdinal, int limit) {
        MemoryJob found = jobs.get(job);
        if (found == null) {
            return List.of();
        }
        return found
                .waiting
                .subMap(
                        new MemoryJob.Waiting(phase, afterOrdinal),
                        false,
                        new MemoryJob.Waiting(phase, Long.MAX_VALUE),
                        true)
                .keySet()
                .stream()
                .limit(limit)
                .flatMap(at -> Optional.ofNullable(found.items.get(at.ordinal())).stream())
                .map(row -> new WaitingItem(row.item(), row.attempts(), row.staged()))
                .toList();
    }

    @Override
    public synchronized long countWaiting(JobId job, PhaseId phase) {
        return waiting(job, phase, 0, Integer.MAX_VALUE).size();
    }

    @Override
    public synchronized List<JobItems.Entry> items(JobId job, ItemQuery query) {
        MemoryJob found = jobs.get(job);
        if (found == null) {
            return List.of();
        }
        return inOrder(found, query)
                .filter(row -> query.states().isEmpty() || query.states().contains(row.state()))
                .filter(row -> query.nameContains().map(part -> named(row, part)).orElse(true))
                .limit(query.limit())
                .map(MemoryItem::entry)
                .toList();
    }

    private static Stream<MemoryItem> inOrder(MemoryJob found, ItemQuery query) {
        ToLongFunction<MemoryItem> place = row -> query.order().place(row.entry());
        Comparator<MemoryItem> upwards = Comparator.comparingLong(place);
        return switch (query.order()) {
            case SOURCE -> found.items.tailMap(query.after(), false).values().stream();
            case REVERSE, SLOWEST ->
                    found.items.values().stream()
                            .filter(row ->
                                    query.after() == 0 || place.applyAsLong(row) < query.after())
                            .sorted(upwards.reversed());
        };
    }

    private static boolean named(MemoryItem row, String part) {
        return contains(row.item().name(), part);
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    @Override
    public synchronized List<FailureRecord> failures(JobId job, FailureQuery query) {
        MemoryJob found = jobs.get(job);
        if (found == null) {
            return List.of();
        }
        return found.failures.tailMap(query.afterId(), false).values().stream()
                .filter(one -> query.cause().map(one.cause()::equals).orElse(true))
                .limit(query.limit())
                .map(MemoryJob.Failed::record)
                .toList();
    }

    @Override
    public synchronized List<FailureCluster> failureClusters(JobId job, int limit) {
        MemoryJob found = jobs.get(job);
        if (found == null) {
            return List.of();
        }
        Map<String, FailureCluster> byCause = new HashMap<>();
        for (MemoryJob.Failed one : found.failures.values()) {
            byCause.merge(
                    one.cause(),
                    new FailureCluster(one.cause(), 1, one.record()),
                    (old, next) -> new FailureCluster(old.cause(), old.count() + 1, next.newest()));
        }
        return byCause.values().stream()
                .sorted(
                        Comparator.comparingLong(FailureCluster::count)
                                .thenComparingLong(cluster -> cluster.newest().id())
                                .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<String> checkpoint(ItemId item, PhaseId phase) {
        return Optional.ofNullable(checkpoints.get(new CheckpointKey(item, phase)));
    }

    @Override
    public synchronized Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    @Override
    public synchronized void putSetting(String key, String value) {
        refuseIfBroken();
        settings.put(key, value);
    }

    @Override
    public void close() {}

    private void refuseIfBroken() {
        if (fault.isPresent()) {
            StoreFailure why = fault.get();
            throw new StoreFailure(String.valueOf(why.getMessage()), why.full(), why);
        }
    }
}
