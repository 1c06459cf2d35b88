package dev.sluice.testkit;

import dev.sluice.engine.job.Cause;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.FailureChoice;
import dev.sluice.engine.job.Item;
import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.engine.store.ItemEnd;
import dev.sluice.engine.store.JobStore.PageAdded;
import dev.sluice.engine.store.JobTotals;
import dev.sluice.engine.store.PhaseTotals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Applies changes to a {@link MemoryJobStore}, through its undo log. */
final class MemoryChanges {
    private final MemoryJobStore store;
    private final MemoryTotals totals;
    private long lastItem;
    private long lastFailure;

    MemoryChanges(MemoryJobStore store) {
        this.store = store;
        this.totals = new MemoryTotals(store.log);
    }

    Stream<PageAdded> apply(Change change) {
        switch (change) {
            case Change.AddGroup(var group) -> store.log.put(store.groups, group.id(), group);
            case Change.AddJob(var job) -> addJob(job);
            case Change.UpdateJob(var job) -> found(job.id()).ifPresent(at -> update(at, job));
            case Change.RemoveJob(var id) -> found(id).ifPresent(this::remove);
            case Change.AddItems page -> {
                return Stream.of(
                        found(page.job())
                                .map(at -> addItems(at, page))
                                .orElse(new PageAdded(page.job(), 0, 0)));
            }
            case Change.EndAttempt end -> found(end.job()).ifPresent(at -> endAttempt(at, end));
            case Change.CountAttempt one -> found(one.job()).ifPresent(at -> countAttempt(at, one));
            case Change.SaveCheckpoint save ->
                    found(save.job()).ifPresent(at -> saveCheckpoint(save));
            case Change.EndJobPhase end -> found(end.job()).ifPresent(at -> endJobPhase(at, end));
            case Change.RetryFailed(var id, var which) ->
                    found(id).ifPresent(at -> retryFailed(at, which));
            case Change.SkipFailed skip -> found(skip.job()).ifPresent(at -> skipFailed(at, skip));
            case Change.Worked worked -> found(worked.job()).ifPresent(at -> worked(at, worked));
            case Change.Predicted(var id, var prediction) ->
                    found(id)
                            .filter(at -> at.predicted.isEmpty())
                            .ifPresent(
                                    at -> store.log.put(at.predicted, MemoryJob.JOB, prediction));
        }
        return Stream.empty();
    }

    private Optional<MemoryJob> found(dev.sluice.engine.job.JobId id) {
        return Optional.ofNullable(store.jobs.get(id));
    }

    private void addJob(Job job) {
        if (store.jobs.containsKey(job.id())) {
            throw new IllegalArgumentException("Job " + job.id() + " is there already.");
        }
        store.log.put(store.jobs, job.id(), new MemoryJob(job));
    }

    private void update(MemoryJob at, Job job) {
        store.log.put(at.row, MemoryJob.JOB, job);
    }

    private void remove(MemoryJob at) {
        store.log.remove(store.jobs, at.id());
        List.copyOf(store.checkpoints.keySet()).stream()
                .filter(key -> at.ordinals.containsKey(key.item()))
                .forEach(key -> store.log.remove(store.checkpoints, key));
        at.job()
                .group()
                .filter(group ->
                        store.jobs.values().stream()
                                .noneMatch(other -> other.job().group().equals(Optional.of(group))))
                .ifPresent(group -> store.log.remove(store.groups, group));
    }

    private PageAdded addItems(MemoryJob at, Change.AddItems page) {
        long items = 0;
        long weight = 0;
        for (ItemDraft draft : page.items()) {
            if (at.keys.containsKey(draft.key())) {
                continue;
            }
            ItemId id = new ItemId(++lastItem);
            long ordinal = at.items.size() + 1L;
            Item item =
                    new Item(
                            id,
                            page.job(),
                            ordinal,
                            draft.key(),
                            draft.name(),
                            draft.weight(),
                            draft.facts());
            store.log.put(at.ordinals, id, ordinal);
            store.log.put(at.keys, draft.key(), id);
            place(at, MemoryItem.fresh(item, page.firstPhase()));
            items++;
            weight += draft.weight();
        }
        JobTotals old = at.total();
        totals.total(
                at,
                new JobTotals(
                        old.found() + items,
                        old.foundWeight() + weight,
                        page.source(),
                        old.phases(),
                        old.tallies(),
                        old.stagedBytes()));
        return new PageAdded(page.job(), items, weight);
    }

    private void endAttempt(MemoryJob at, Change.EndAttempt end) {
        MemoryItem row = waitingFor(at, end.item(), end.phase());
        ItemState state =
                switch (end.end()) {
                    case ItemEnd.Next next -> ItemState.WAITING;
                    case ItemEnd.Done done -> ItemState.DONE;
                    case ItemEnd.Skipped skipped -> ItemState.SKIPPED;
                    case ItemEnd.Failed failed -> ItemState.FAILED;
                };
        boolean next = end.end() instanceof ItemEnd.Next;
        Optional<Failure> failure = failureOf(end.end());
        place(
                at,
                new MemoryItem(
                        row.with(end.facts()),
                        state,
                        end.end() instanceof ItemEnd.Next(var phase) ? phase : end.phase(),
                        end.end() instanceof ItemEnd.Skipped(var reason)
                                ? Optional.of(reason)
                                : Optional.empty(),
                        failure,
                        next ? 0 : end.attempts(),
                        end.stagedBytes(),
                        row.took().plus(end.took())));
        if (!(failure.isPresent() && failure.get() instanceof Failure.Transient)) {
            store.log.remove(
                    store.checkpoints, new MemoryJobStore.CheckpointKey(end.item(), end.phase()));
        }
        failure.ifPresent(why ->
                record(
                        at,
                        Optional.of(row.item()),
                        end.phase(),
                        why,
                        end.attempts(),
                        end.at(),
                        end.weight()));
        totals.count(
                at,
                end.phase(),
                MemoryTotals.counted(end.end(), end.units(), end.weight()),
                end.tallies(),
                1);
        JobTotals old = at.total();
        totals.total(
                at, MemoryTotals.staged(old, old.stagedBytes() + end.stagedBytes() - row.staged()));
    }

    private void countAttempt(MemoryJob at, Change.CountAttempt one) {
        MemoryItem row = waitingFor(at, one.item(), one.phase());
        place(at, row.tried(one.attempts(), one.failure(), one.took()));
    }

    private void saveCheckpoint(Change.SaveCheckpoint save) {
        store.log.put(
                store.checkpoints,
                new MemoryJobStore.CheckpointKey(save.item(), save.phase()),
                save.data());
    }

    private void endJobPhase(MemoryJob at, Change.EndJobPhase end) {
        clearJobPhase(at, end.phase());
        PhaseTotals counted = MemoryTotals.counted(end.end(), end.units(), 0);
        store.log.put(
                at.jobPhases,
                end.phase(),
                new MemoryJob.JobPhase(end.end(), counted, Map.copyOf(end.tallies())));
        totals.count(at, end.phase(), counted, end.tallies(), 1);
        failureOf(end.end())
                .ifPresent(why -> record(at, Optional.empty(), end.phase(), why, 1, end.at(), 0));
    }

    private void clearJobPhase(MemoryJob at, PhaseId phase) {
        MemoryJob.JobPhase old = at.jobPhases.get(phase);
        if (old == null) {
            return;
        }
        totals.count(at, phase, old.counted(), old.tallies(), -1);
        store.log.remove(at.jobPhases, phase);
        List.copyOf(at.failures.values()).stream()
                .map(MemoryJob.Failed::record)
                .filter(record -> record.item().isEmpty() && record.phase().equals(phase))
                .forEach(record -> store.log.remove(at.failures, record.id()));
    }

    private void retryFailed(MemoryJob at, FailureChoice which) {
        store.log.remove(at.predicted, MemoryJob.JOB);
        boolean any = false;
        for (MemoryJob.Failed failed : chosenItems(at, which)) {
            any = true;
            place(at, row(at, failed.record().item().orElseThrow()).back());
            uncount(at, failed);
        }
        List<PhaseId> chosen =
                at.failures.values().stream()
                        .filter(failed -> failed.record().item().isEmpty() && failed.isIn(which))
                        .map(failed -> failed.record().phase())
                        .toList();
        for (PhaseId phase : Map.copyOf(at.jobPhases).keySet()) {
            if (any || chosen.contains(phase)) {
                clearJobPhase(at, phase);
            }
        }
    }

    private void skipFailed(MemoryJob at, Change.SkipFailed skip) {
        List<MemoryJob.Failed> chosen = chosenItems(at, skip.which());
        for (MemoryJob.Failed failed : chosen) {
            FailureRecord record = failed.record();
            ItemId id = record.item().orElseThrow();
            MemoryItem row = row(at, id);
            place(at, row.givenUp(skip.reason() + ": " + record.failure().message()));
            JobTotals old = at.total();
            totals.total(at, MemoryTotals.staged(old, old.stagedBytes() - row.staged()));
            store.log.remove(
                    store.checkpoints, new MemoryJobStore.CheckpointKey(id, record.phase()));
            uncount(at, failed);
            PhaseTotals counted = new PhaseTotals(0, 1, 0, 0, 0, failed.weight(), 0, 0);
            totals.count(at, record.phase(), counted, Map.of(), 1);
        }
        if (!chosen.isEmpty()) {
            Map.copyOf(at.jobPhases).keySet().forEach(phase -> clearJobPhase(at, phase));
        }
    }

    private static List<MemoryJob.Failed> chosenItems(MemoryJob at, FailureChoice which) {
        return at.failures.values().stream()
                .filter(failed -> failed.record().item().isPresent() && failed.isIn(which))
                .toList();
    }

    private void uncount(MemoryJob at, MemoryJob.Failed failed) {
        PhaseTotals counted = new PhaseTotals(0, 0, 1, 0, 0, 0, failed.weight(), 0);
        totals.count(at, failed.record().phase(), counted, Map.of(), -1);
        store.log.remove(at.failures, failed.record().id());
    }

    private void worked(MemoryJob at, Change.Worked worked) {
        Job job = at.job();
        store.log.put(
                at.row,
                MemoryJob.JOB,
                new Job(
                        job.id(),
                        job.group(),
                        job.request(),
                        job.state(),
                        job.priority(),
                        job.position(),
                        job.created(),
                        job.started(),
                        job.finished(),
                        worked.worked(),
                        job.pauseReason(),
                        job.failure(),
                        job.version()));
        worked.phaseMillis()
                .forEach((phase, millis) -> {
                    PhaseTotals old = at.total().phase(phase);
                    long more = millis - old.workedMillis();
                    totals.count(
                            at, phase, new PhaseTotals(0, 0, 0, 0, 0, 0, 0, more), Map.of(), 1);
                });
    }

    private MemoryItem waitingFor(MemoryJob at, ItemId id, PhaseId phase) {
        MemoryItem row = row(at, id);
        if (row.state() != ItemState.WAITING || !row.phase().equals(phase)) {
            throw new IllegalArgumentException(
                    "Item "
                            + row.item().name()
                            + " does not wait for "
                            + phase
                            + ": it is "
                            + row.state()
                            + " at "
                            + row.phase()
                            + ".");
        }
        return row;
    }

    private MemoryItem row(MemoryJob at, ItemId id) {
        Long ordinal = at.ordinals.get(id);
        MemoryItem row = ordinal == null ? null : at.items.get(ordinal);
        if (row == null) {
            throw new IllegalArgumentException(
                    "There is no item " + id.value() + " in job " + at.id() + ".");
        }
        return row;
    }

    /** Puts a row in its place and keeps the queue of waiting items in step. */
    private void place(MemoryJob at, MemoryItem row) {
        long ordinal = row.item().ordinal();
        MemoryItem old = at.items.get(ordinal);
        if (old != null && old.state() == ItemState.WAITING) {
            store.log.remove(at.waiting, new MemoryJob.Waiting(old.phase(), ordinal));
        }
        store.log.put(at.items, ordinal, row);
        if (row.state() == ItemState.WAITING) {
            store.log.put(at.waiting, new MemoryJob.Waiting(row.phase(), ordinal), ordinal);
        }
    }

    private void record(
            MemoryJob at,
            Optional<Item> item,
            PhaseId phase,
            Failure failure,
            int attempts,
            Instant when,
            long weight) {
        FailureRecord record =
                new FailureRecord(
                        ++lastFailure,
                        item.map(Item::id),
                        item.map(Item::name).orElse(phase.value()),
                        phase,
                        failure,
                        attempts,
                        when,
                        item.map(Item::weight).orElse(0L));
        List<String> own = item.map(one -> List.of(one.name(), one.key())).orElse(List.of());
        store.log.put(
                at.failures,
                record.id(),
                new MemoryJob.Failed(record, Cause.of(failure, own), weight));
    }

    private static Optional<Failure> failureOf(ItemEnd end) {
        return end instanceof ItemEnd.Failed(var failure) ? Optional.of(failure) : Optional.empty();
    }
}
