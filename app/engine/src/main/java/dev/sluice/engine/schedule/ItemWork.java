package dev.sluice.engine.schedule;

import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Item;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Scope;
import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.ItemEnd;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.PhaseTotals;
import dev.sluice.engine.store.WaitingItem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Items of open jobs on their way through the phases: what is ready starts when its lanes and the
 * staging budget allow, what ended is made durable and only then moves on. Called on the loop.
 */
final class ItemWork {
    private static final Logger LOG = LoggerFactory.getLogger(ItemWork.class);
    private static final Duration ROOM_CHECK = Duration.ofSeconds(2);
    private static final long ROOM_STEP = 1 << 20;
    private static final long ROOM_PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final int DELAYED_LIMIT = 1_000;

    private final Scheduler scheduler;
    private final SourcePages sources;
    private final Map<Attempt, Thread> threads = new ConcurrentHashMap<>();

    ItemWork(Scheduler scheduler) {
        this.scheduler = scheduler;
        this.sources = new SourcePages(scheduler, this);
    }

    void begin(ActiveJob job) {
        sources.next(job);
        finishIfThrough(job);
    }

    // ---- starting

    /**
     * Starts all work of a job that may start, the last phase first, so that what is nearly done
     * gets done.
     */
    void startWhatCan(ActiveJob job) {
        if (!job.mayStart()) {
            return;
        }
        if (job.itemsEnded()) {
            startJobPhase(job);
            return;
        }
        for (int index : job.itemPhases().reversed()) {
            while (startOne(job, index)) {
                LOG.trace("Started one more of phase {} of {}.", index, job.id());
            }
        }
    }

    private boolean startOne(ActiveJob job, int index) {
        PhaseState state = job.states.get(index);
        if (scheduler.committer.behind()
                || state.delayed > DELAYED_LIMIT
                || !scheduler.permits.free(state.spec.lanes())) {
            return false;
        }
        if (state.ready.isEmpty()) {
            refill(job, state);
        }
        ReadyItem next = state.ready.peek();
        if (next == null || next.item().ordinal() > job.releasedOrdinal()) {
            return false;
        }
        if (fills(state.spec) && !scheduler.staging.admits(next.item().weight())) {
            return false;
        }
        state.ready.remove();
        if (fills(state.spec)) {
            scheduler.staging.reserve(next.item().weight());
        }
        start(
                new Attempt(
                        job,
                        index,
                        Optional.of(next),
                        next.failedAttempts() + 1,
                        keeper(job),
                        scheduler.ports.clock()));
        return true;
    }

    /**
     * Takes items from the store that wait for a phase and are not in memory yet; never more than
     * are accounted for.
     */
    private void refill(ActiveJob job, PhaseState state) {
        if (state.stored <= 0) {
            return;
        }
        long released = job.releasedOrdinal();
        long room = Math.min(state.stored, PhaseState.READY_LIMIT);
        int limit = job.inMemory.size() + PhaseState.READY_LIMIT;
        for (WaitingItem waiting : scheduler.store.waiting(job.id(), state.spec.id(), 0, limit)) {
            if (room == 0 || waiting.item().ordinal() > released) {
                break;
            }
            if (job.inMemory.add(waiting.item().id().value())) {
                state.ready.add(
                        new ReadyItem(waiting.item(), waiting.attempts(), waiting.stagedBytes()));
                state.stored--;
                room--;
            }
        }
    }

    private void startJobPhase(ActiveJob job) {
        for (int index : job.jobPhases()) {
            PhaseState state = job.states.get(index);
            if (state.inHand() > 0 || state.totals.failed() > 0) {
                return;
            }
            if (state.totals.done() == 0 && state.totals.skipped() == 0) {
                if (scheduler.permits.free(state.spec.lanes()) && state.delayed == 0) {
                    start(
                            new Attempt(
                                    job,
                                    index,
                                    Optional.empty(),
                                    state.jobTries + 1,
                                    keeper(job),
                                    scheduler.ports.clock()));
                }
                return;
            }
        }
    }

    private void start(Attempt attempt) {
        ActiveJob job = attempt.job;
        PhaseState state = job.states.get(attempt.phaseIndex);
        Phase phase = job.run.orElseThrow().phase(attempt.spec.id());
        scheduler.permits.take(attempt.spec.lanes());
        state.begin(attempt, scheduler.ports.ticker().nanos());
        Runnable work =
                () -> {
                    threads.put(attempt, Thread.currentThread());
                    Attempt.Verdict verdict = attempt.run(phase);
                    threads.remove(attempt);
                    scheduler.ports.loop().post(() -> ended(attempt, verdict));
                };
        String name = attempt.spec.id() + " " + job.id();
        if (attempt.spec.lanes().equals(java.util.Set.of(LaneId.NETWORK))) {
            scheduler.ports.workers().startWaiting(name, work);
        } else {
            scheduler.ports.workers().startComputing(name, work);
        }
    }

    /** Work that has not noticed its stop by itself is interrupted. */
    void interrupt(ActiveJob job) {
        for (PhaseState state : job.states) {
            for (Attempt attempt : state.running) {
                Thread thread = threads.get(attempt);
                if (thread != null) {
                    thread.interrupt();
                }
            }
        }
    }

    // ---- ending

    private void ended(Attempt attempt, Attempt.Verdict verdict) {
        ActiveJob job = attempt.job;
        PhaseState state = job.states.get(attempt.phaseIndex);
        state.end(attempt, scheduler.ports.ticker().nanos());
        scheduler.permits.release(attempt.spec.lanes());
        switch (verdict) {
            case Attempt.Verdict.Stopped() -> {
                unreserve(attempt);
                putBack(attempt);
            }
            case Attempt.Verdict.OutOfRoom(Path where, String sentence) -> {
                unreserve(attempt);
                putBack(attempt);
                waitForRoom(job, where, sentence);
            }
            case Attempt.Verdict.Ended(Outcome outcome) -> {
                state.ending.add(attempt);
                conclude(attempt, outcome);
            }
        }
        scheduler.settle(job);
        scheduler.dispatch();
    }

    /** What it could have written it has written, or never will. */
    private void unreserve(Attempt attempt) {
        if (attempt.work.isPresent() && fills(attempt.spec)) {
            scheduler.staging.release(attempt.work.get().item().weight());
        }
    }

    private static void putBack(Attempt attempt) {
        attempt.work.ifPresent(attempt.job.states.get(attempt.phaseIndex).ready::addFirst);
    }

    private void conclude(Attempt attempt, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done done -> {
                scheduler.notice(attempt.job.entry, Optional.empty());
                attempt.work.ifPresentOrElse(
                        ready -> itemDone(attempt, ready, done), () -> jobPhaseDone(attempt, done));
            }
            case Outcome.Skipped skipped ->
                    endItem(attempt, new ItemEnd.Skipped(skipped.reason()), Outcome.done());
            case Outcome.Failed(Failure failure) -> failed(attempt, failure);
        }
    }

    private void itemDone(Attempt attempt, ReadyItem ready, Outcome.Done done) {
        OptionalInt next = attempt.job.nextItemPhase(attempt.phaseIndex);
        ItemEnd end =
                next.isPresent()
                        ? new ItemEnd.Next(attempt.job.phases.get(next.getAsInt()).id())
                        : new ItemEnd.Done();
        LOG.trace("{} is through {}.", ready.item().name(), attempt.spec.id());
        endItem(attempt, end, done);
    }

    private void failed(Attempt attempt, Failure failure) {
        int tries = attempt.attempt();
        if (failure instanceof Failure.Transient
                && scheduler.retry.again(tries)
                && attempt.job.ending == ActiveJob.Ending.NOT) {
            tryAgain(attempt, failure, tries);
        } else {
            endItem(attempt, new ItemEnd.Failed(failure), Outcome.done());
        }
    }

    private void tryAgain(Attempt attempt, Failure failure, int tries) {
        ActiveJob job = attempt.job;
        PhaseState state = job.states.get(attempt.phaseIndex);
        Runnable later =
                () -> {
                    state.ending.remove(attempt);
                    state.delayed++;
                    scheduler
                            .ports
                            .loop()
                            .after(
                                    scheduler.retry.pause(tries, scheduler.ports.random()),
                                    () -> {
                                        state.delayed--;
                                        attempt.work.ifPresent(ready ->
                                                state.ready.addLast(
                                                        new ReadyItem(
                                                                ready.item(),
                                                                tries,
                                                                ready.stagedBytes())));
                                        scheduler.dispatch();
                                    });
                    scheduler.settle(job);
                };
        attempt.work.ifPresentOrElse(
                ready ->
                        scheduler.committer.add(
                                new Change.CountAttempt(
                                        job.id(),
                                        ready.item().id(),
                                        attempt.spec.id(),
                                        tries,
                                        failure,
                                        scheduler.now()),
                                later),
                () -> {
                    state.jobTries = tries;
                    later.run();
                });
    }

    private void endItem(Attempt attempt, ItemEnd end, Outcome.Done done) {
        if (attempt.work.isEmpty()) {
            endJobPhase(attempt, end, done);
            return;
        }
        ActiveJob job = attempt.job;
        ReadyItem ready = attempt.work.get();
        Map<String, String> facts = new HashMap<>(ready.item().facts());
        facts.putAll(done.facts());
        // Only an item that goes on keeps staged files; a failed one keeps what it had, for its
        // retry.
        long staged = end instanceof ItemEnd.Failed ? ready.stagedBytes() : done.stagedBytes();
        scheduler.committer.add(
                new Change.EndAttempt(
                        job.id(),
                        ready.item().id(),
                        attempt.spec.id(),
                        end,
                        attempt.attempt(),
                        facts,
                        done.tallies(),
                        attempt.meter.doneUnits(),
                        ready.item().weight(),
                        staged,
                        scheduler.now()),
                () -> durable(attempt, end, facts, done.tallies(), staged));
    }

    /** The outcome is durable: counters move, and the item becomes ready for what comes next. */
    private void durable(
            Attempt attempt,
            ItemEnd end,
            Map<String, String> facts,
            Map<String, Long> tallies,
            long staged) {
        ActiveJob job = attempt.job;
        ReadyItem ready = attempt.work.orElseThrow();
        PhaseState state = job.states.get(attempt.phaseIndex);
        state.ending.remove(attempt);
        state.totals =
                Counting.add(state.totals, end, attempt.meter.doneUnits(), ready.item().weight());
        tallies.forEach((name, n) -> job.tallies.merge(name, n, Long::sum));
        unreserve(attempt);
        scheduler.staging.hold(staged - ready.stagedBytes());
        job.staged += staged - ready.stagedBytes();
        switch (end) {
            case ItemEnd.Next(PhaseId next) -> moveOn(job, next, ready.item(), facts, staged);
            case ItemEnd.Done() -> job.inMemory.remove(ready.item().id().value());
            case ItemEnd.Skipped _ -> job.inMemory.remove(ready.item().id().value());
            case ItemEnd.Failed(Failure failure) -> {
                job.inMemory.remove(ready.item().id().value());
                scheduler.telling.tell(
                        new EngineEvent.ItemFailed(
                                job.id(), ready.item().name(), attempt.spec.id(), failure));
            }
        }
        finishIfThrough(job);
        scheduler.settle(job);
        scheduler.dispatch();
    }

    private static void moveOn(
            ActiveJob job, PhaseId next, Item item, Map<String, String> facts, long staged) {
        PhaseState state =
                job.states.stream()
                        .filter(candidate -> candidate.spec.id().equals(next))
                        .findFirst()
                        .orElseThrow();
        if (state.ready.size() < PhaseState.READY_LIMIT) {
            Item moved =
                    new Item(
                            item.id(),
                            item.job(),
                            item.ordinal(),
                            item.key(),
                            item.name(),
                            item.weight(),
                            facts);
            state.ready.addLast(new ReadyItem(moved, 0, staged));
        } else {
            job.inMemory.remove(item.id().value());
            state.stored++;
        }
    }

    // ---- phases of job scope

    private void jobPhaseDone(Attempt attempt, Outcome.Done done) {
        endJobPhase(attempt, new ItemEnd.Done(), done);
    }

    private void endJobPhase(Attempt attempt, ItemEnd end, Outcome.Done done) {
        ActiveJob job = attempt.job;
        PhaseState state = job.states.get(attempt.phaseIndex);
        scheduler.committer.add(
                new Change.EndJobPhase(
                        job.id(),
                        attempt.spec.id(),
                        end,
                        done.tallies(),
                        attempt.meter.doneUnits(),
                        scheduler.now()),
                () -> {
                    state.ending.remove(attempt);
                    state.totals = Counting.add(state.totals, end, attempt.meter.doneUnits(), 0);
                    done.tallies().forEach((name, n) -> job.tallies.merge(name, n, Long::sum));
                    if (end instanceof ItemEnd.Failed(Failure failure)) {
                        scheduler.telling.tell(
                                new EngineEvent.ItemFailed(
                                        job.id(), job.name(), attempt.spec.id(), failure));
                        scheduler.fail(job, failure);
                    }
                    finishIfThrough(job);
                    scheduler.settle(job);
                    scheduler.dispatch();
                });
    }

    /** Ends a job when its items and its job phases have ended. */
    void finishIfThrough(ActiveJob job) {
        if (job.ending != ActiveJob.Ending.NOT || !job.itemsEnded()) {
            return;
        }
        boolean through =
                job.jobPhases().stream()
                        .map(job.states::get)
                        .allMatch(state -> state.totals.done() + state.totals.skipped() > 0);
        if (through) {
            job.ending = ActiveJob.Ending.FINISH;
        }
    }

    // ---- a full disk

    void waitForRoom(ActiveJob job, Path where, String sentence) {
        if (job.roomWait.isEmpty()) {
            long now = scheduler.ports.ticker().nanos();
            job.roomWait = Optional.of(new ActiveJob.RoomWait(where, sentence, free(where), now));
            scheduler.notice(job.entry, Optional.of(sentence));
            scheduler.ports.loop().after(ROOM_CHECK, () -> lookForRoom(job));
        }
    }

    private void lookForRoom(ActiveJob job) {
        if (job.roomWait.isEmpty() || job.ending != ActiveJob.Ending.NOT) {
            return;
        }
        ActiveJob.RoomWait wait = job.roomWait.get();
        boolean more = free(wait.where()) > wait.freeBytes() + ROOM_STEP;
        boolean longEnough = scheduler.ports.ticker().nanos() - wait.sinceNanos() > ROOM_PATIENCE;
        if (more || longEnough) {
            job.roomWait = Optional.empty();
            sources.next(job);
            scheduler.dispatch();
        } else {
            scheduler.ports.loop().after(ROOM_CHECK, () -> lookForRoom(job));
        }
    }

    private long free(Path where) {
        try {
            return scheduler.ports.disk().free(where);
        } catch (IOException e) {
            LOG.debug("Nobody can tell what is free at {}.", where, e);
            return 0;
        }
    }

    // ---- for attempts

    Map<PhaseId, Long> phaseMillis(ActiveJob job, long nowNanos) {
        Map<PhaseId, Long> millis = new HashMap<>();
        for (PhaseState state : job.states) {
            PhaseTotals totals = state.totals;
            millis.put(
                    state.spec.id(),
                    totals.workedMillis()
                            + TimeUnit.NANOSECONDS.toMillis(state.busyNanos(nowNanos)));
        }
        return millis;
    }

    private static boolean fills(PhaseSpec spec) {
        return spec.staging() == PhaseSpec.StagingUse.FILLS && spec.scope() == Scope.ITEM;
    }

    private Attempt.Keeper keeper(ActiveJob job) {
        return new Attempt.Keeper() {
            @Override
            public void save(Attempt attempt, String data) {
                Item item = attempt.item();
                CompletableFuture<Boolean> durable = new CompletableFuture<>();
                scheduler
                        .ports
                        .loop()
                        .post(() ->
                                scheduler.committer.add(
                                        new Change.SaveCheckpoint(
                                                job.id(), item.id(), attempt.spec.id(), data),
                                        () -> durable.complete(true)));
                await(durable, attempt);
            }

            @Override
            public Optional<String> read(Attempt attempt) {
                return attempt.work.flatMap(
                        ready -> scheduler.store.checkpoint(ready.item().id(), attempt.spec.id()));
            }

            @Override
            public JobItems items() {
                return (after, limit) ->
                        scheduler.store.items(job.id(), ItemQuery.all(after, limit));
            }
        };
    }

    /** Waits for a commit without missing a stop. */
    private static void await(CompletableFuture<Boolean> durable, Attempt attempt) {
        try (var _ = attempt.stop().onStop(() -> durable.complete(false))) {
            while (true) {
                try {
                    durable.get(1, TimeUnit.SECONDS);
                    return;
                } catch (TimeoutException e) {
                    attempt.stop().check();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StopRequested();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A checkpoint was not saved.", e);
        }
    }
}
