package dev.sluice.engine.schedule;

import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Item;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.progress.JobTimeline;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.ItemEnd;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Items of open jobs on their way through the phases: what ended is made durable and only then
 * moves on. Called on the loop.
 */
final class ItemWork {
    private static final Logger LOG = LoggerFactory.getLogger(ItemWork.class);

    private final Scheduler scheduler;
    private final SourcePages sources;
    private final AttemptStarts starts;
    private final RoomWatch room;

    ItemWork(Scheduler scheduler) {
        this.scheduler = scheduler;
        this.sources = new SourcePages(scheduler, this);
        this.starts = new AttemptStarts(scheduler, this::ended);
        this.room =
                new RoomWatch(
                        scheduler,
                        job -> {
                            sources.next(job);
                            scheduler.dispatch();
                        });
    }

    /** Starts all work of a job that may start. */
    void startWhatCan(List<ActiveJob> jobs) {
        starts.startWhatCan(jobs);
    }

    /** Work that has not noticed its stop by itself is interrupted. */
    void interrupt(ActiveJob job) {
        starts.interrupt(job);
    }

    /**
     * Takes up the work of a job that was just opened; after a crash at its very end none is left.
     */
    void begin(ActiveJob job) {
        sources.next(job);
        finishIfThrough(job);
        scheduler.ending.settle(job);
    }

    private void ended(Attempt attempt, Attempt.Verdict verdict) {
        ActiveJob job = attempt.job;
        PhaseState state = job.states.get(attempt.phaseIndex);
        long now = scheduler.ports.ticker().nanos();
        state.end(attempt, now);
        job.entry.times.ifPresent(times -> times.ended(attempt, how(attempt, verdict), now));
        scheduler.permits.release(attempt.spec.lanes());
        switch (verdict) {
            case Attempt.Verdict.Stopped() -> {
                unreserve(attempt);
                putBack(attempt);
            }
            case Attempt.Verdict.OutOfRoom(Path where) -> {
                unreserve(attempt);
                putBack(attempt);
                room.waitFor(job, where);
            }
            case Attempt.Verdict.WithoutFolder(Path root) -> {
                unreserve(attempt);
                putBack(attempt);
                room.waitForFolder(job, root);
            }
            case Attempt.Verdict.Unreached(Failure failure) -> {
                LOG.debug("{} of {} waits: {}", attempt.spec.id(), job.id(), failure.message());
                unreserve(attempt);
                waitForNetwork(attempt, state);
            }
            case Attempt.Verdict.Ended(Outcome outcome) -> {
                state.ending.add(attempt);
                conclude(attempt, outcome);
            }
        }
        scheduler.ending.settle(job);
        scheduler.dispatch();
    }

    private JobTimeline.How how(Attempt attempt, Attempt.Verdict verdict) {
        return switch (verdict) {
            case Attempt.Verdict.Stopped _,
                    Attempt.Verdict.OutOfRoom _,
                    Attempt.Verdict.WithoutFolder _,
                    Attempt.Verdict.Unreached _ ->
                    JobTimeline.How.AGAIN;
            case Attempt.Verdict.Ended(Outcome.Done _) -> JobTimeline.How.DONE;
            case Attempt.Verdict.Ended(Outcome.Skipped _) -> JobTimeline.How.SKIPPED;
            case Attempt.Verdict.Ended(Outcome.Failed(Failure failure)) ->
                    goesAgain(failure, attempt.attempt())
                            ? JobTimeline.How.AGAIN
                            : JobTimeline.How.FAILED;
        };
    }

    private boolean goesAgain(Failure failure, int tries) {
        return failure instanceof Failure.Transient && scheduler.retry.again(tries);
    }

    /** What it could have written it has written, or never will. */
    private void unreserve(Attempt attempt) {
        if (attempt.work.isPresent() && AttemptStarts.fills(attempt.spec)) {
            scheduler.staging.release(attempt.work.get().item().weight());
        }
    }

    private static void putBack(Attempt attempt) {
        attempt.work.ifPresent(attempt.job.states.get(attempt.phaseIndex).ready::addFirst);
    }

    /** Costs it no try: no server has been asked. */
    private void waitForNetwork(Attempt attempt, PhaseState state) {
        state.delayed++;
        state.again++;
        state.cutOff++;
        scheduler.network.hold(
                attempt.job,
                true,
                () -> {
                    state.delayed--;
                    state.again--;
                    state.cutOff--;
                    putBack(attempt);
                    scheduler.dispatch();
                });
    }

    private void conclude(Attempt attempt, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done done -> {
                if (attempt.job.roomWait.isEmpty() && !attempt.job.cutOff()) {
                    scheduler.notice(attempt.job.entry, Optional.empty());
                }
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
        if (goesAgain(failure, tries)) {
            // Also when the job is being stopped: a pause must not make a passing failure final.
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
                    unreserve(attempt);
                    state.delayed++;
                    state.again++;
                    scheduler
                            .ports
                            .loop()
                            .after(
                                    scheduler.retry.pause(failure, tries, scheduler.ports.random()),
                                    () -> {
                                        state.delayed--;
                                        state.again--;
                                        attempt.work.ifPresent(ready ->
                                                state.ready.addLast(
                                                        new ReadyItem(
                                                                ready.item(),
                                                                tries,
                                                                ready.stagedBytes(),
                                                                ready.slowness())));
                                        scheduler.dispatch();
                                    });
                    scheduler.ending.settle(job);
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
                                        scheduler.now(),
                                        attempt.took()),
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
                        scheduler.now(),
                        attempt.took()),
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
            case ItemEnd.Next(PhaseId next) -> moveOn(attempt, next, facts, staged);
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
        scheduler.ending.settle(job);
        scheduler.dispatch();
    }

    private void moveOn(Attempt attempt, PhaseId next, Map<String, String> facts, long staged) {
        ActiveJob job = attempt.job;
        Item item = attempt.item();
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
            ready(state, new ReadyItem(moved, 0, staged, attempt.slowness()));
        } else {
            job.inMemory.remove(item.id().value());
            state.stored++;
        }
    }

    private void ready(PhaseState state, ReadyItem item) {
        if (state.spec.delay().isZero()) {
            state.ready.addLast(item);
            return;
        }
        state.delayed++;
        scheduler
                .ports
                .loop()
                .after(
                        state.spec.delay(),
                        () -> {
                            state.delayed--;
                            state.ready.addLast(item);
                            scheduler.dispatch();
                        });
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
                        scheduler.ending.fail(job, failure);
                    }
                    finishIfThrough(job);
                    scheduler.ending.settle(job);
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

    void waitForRoom(ActiveJob job, Path where) {
        room.waitFor(job, where);
    }

    void waitForFolder(ActiveJob job, Path root) {
        room.waitForFolder(job, root);
    }

    // ---- times

    Map<PhaseId, Long> phaseMillis(ActiveJob job, long nowNanos) {
        Map<PhaseId, Long> millis = new HashMap<>();
        for (PhaseState state : job.states) {
            millis.put(state.spec.id(), state.totals(nowNanos).workedMillis());
        }
        return millis;
    }
}
