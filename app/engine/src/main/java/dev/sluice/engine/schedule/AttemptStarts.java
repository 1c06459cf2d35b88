package dev.sluice.engine.schedule;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.PipelineRun;
import dev.sluice.engine.pipeline.Scope;
import dev.sluice.engine.store.StoreFailure;
import dev.sluice.engine.store.WaitingItem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** Starts what is ready when its lanes and the staging budget allow. Called on the loop. */
final class AttemptStarts {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptStarts.class);

    /** So many items may wait for another try at once; more failing ones don't even begin. */
    private static final int AGAIN_LIMIT = 1_000;

    private static final int AFTER_ITEMS = -1;

    private final Scheduler scheduler;
    private final AttemptKeeper keeper;
    private final BiConsumer<Attempt, Attempt.Verdict> ended;
    private final Map<Attempt, Thread> threads = new ConcurrentHashMap<>();

    /** Set from a failed read until the next try. */
    private boolean unreadable;

    /**
     * @param ended called on the loop when an attempt has ended
     */
    AttemptStarts(Scheduler scheduler, BiConsumer<Attempt, Attempt.Verdict> ended) {
        this.scheduler = scheduler;
        this.keeper = new AttemptKeeper(scheduler);
        this.ended = ended;
    }

    /**
     * Starts all work that may start: what has the highest priority first, else the job that is due
     * first, of each the last phase first, so that what is nearly done gets done.
     *
     * @param jobs the one that is due first at the front
     */
    void startWhatCan(List<ActiveJob> jobs) {
        List<Turn> turns = new ArrayList<>();
        for (ActiveJob job : jobs) {
            if (job.mayStart() && job.itemsEnded()) {
                turns.add(new Turn(job, AFTER_ITEMS, job.entry.job.priority()));
            } else if (job.mayStart()) {
                for (int index : job.itemPhases().reversed()) {
                    turns.add(new Turn(job, index, priority(job, index)));
                }
            }
        }
        // Stable: as long as no phase has a priority of its own, this changes nothing.
        turns.sort(Comparator.comparingLong(Turn::priority).reversed());
        for (Turn turn : turns) {
            if (turn.index() == AFTER_ITEMS) {
                startJobPhase(turn.job());
                continue;
            }
            while (!held(turn) && startOne(turn.job(), turn.index())) {
                LOG.trace("Started one more of phase {} of {}.", turn.index(), turn.job().id());
            }
        }
    }

    /** A phase of a job whose items may start; {@link #AFTER_ITEMS} for those of the job itself. */
    private record Turn(ActiveJob job, int index, long priority) {}

    private static long priority(ActiveJob job, int index) {
        return (long) job.entry.job.priority() + job.states.get(index).spec.priority();
    }

    /** Whether items that are further in their job, and preferred, wait for a permit. */
    private static boolean held(Turn turn) {
        ActiveJob job = turn.job();
        int own = job.states.get(turn.index()).spec.priority();
        for (int later : job.itemPhases()) {
            PhaseState state = job.states.get(later);
            if (later > turn.index()
                    && state.spec.priority() > own
                    && firstReleased(job, state).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private boolean startOne(ActiveJob job, int index) {
        PhaseState state = job.states.get(index);
        if (scheduler.committer.behind()
                || state.again > AGAIN_LIMIT
                || !scheduler.permits.free(state.spec.lanes())) {
            return false;
        }
        Optional<ReadyItem> found = firstReleased(job, state);
        if (found.isEmpty()) {
            refill(job, state);
            found = firstReleased(job, state);
        }
        if (found.isEmpty()) {
            return false;
        }
        ReadyItem next = found.get();
        if (fills(state.spec) && !scheduler.staging.admits(next.item().weight())) {
            return false;
        }
        state.ready.remove(next);
        if (fills(state.spec)) {
            scheduler.staging.reserve(next.item().weight());
        }
        start(
                new Attempt(
                        job,
                        index,
                        Optional.of(next),
                        next.failedAttempts() + 1,
                        nothingWaits(job),
                        keeper,
                        scheduler.ports.clock()));
        return true;
    }

    /** Whether after what is about to start nothing is left to begin with. */
    private boolean nothingWaits(ActiveJob job) {
        return job.atItsLast()
                && scheduler.book.unfinished().stream()
                        .flatMap(entry -> entry.active.stream())
                        .allMatch(active -> active == job);
    }

    /**
     * The first item in memory that belongs to the current batch; mostly the very first. After a
     * retry of failed items a former batch is current again, and items of later ones may lie in
     * front.
     */
    private static Optional<ReadyItem> firstReleased(ActiveJob job, PhaseState state) {
        long released = job.releasedOrdinal();
        for (ReadyItem item : state.ready) {
            if (item.item().ordinal() <= released) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
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
        for (WaitingItem waiting : waiting(job, state, limit)) {
            if (room == 0 || waiting.item().ordinal() > released) {
                break;
            }
            if (job.inMemory.add(waiting.item().id().value())) {
                state.ready.add(
                        new ReadyItem(
                                waiting.item(), waiting.attempts(), waiting.stagedBytes(), 1));
                state.stored--;
                room--;
            }
        }
    }

    /** What waits; nothing while the store can't be read, and then it is asked again. */
    private List<WaitingItem> waiting(ActiveJob job, PhaseState state, int limit) {
        if (unreadable) {
            return List.of();
        }
        try {
            return scheduler.store.waiting(job.id(), state.spec.id(), 0, limit);
        } catch (StoreFailure e) {
            LOG.warn("What waits of {} can't be read; trying again.", job.id(), e);
            scheduler.notice(job.entry, Optional.of(String.valueOf(e.getMessage())));
            unreadable = true;
            scheduler
                    .ports
                    .loop()
                    .after(
                            Committer.RETRY,
                            () -> {
                                unreadable = false;
                                scheduler.dispatch();
                            });
            return List.of();
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
                                    nothingWaits(job),
                                    keeper,
                                    scheduler.ports.clock()));
                }
                return;
            }
        }
    }

    private void start(Attempt attempt) {
        ActiveJob job = attempt.job;
        PhaseState state = job.states.get(attempt.phaseIndex);
        PipelineRun run = job.run.orElseThrow();
        scheduler.permits.take(attempt.spec.lanes());
        long now = scheduler.ports.ticker().nanos();
        state.begin(attempt, now);
        job.entry.times.ifPresent(times -> times.began(attempt, now));
        Runnable work =
                () -> {
                    threads.put(attempt, Thread.currentThread());
                    Attempt.Verdict verdict = judged(attempt, attempt.run(run));
                    threads.remove(attempt);
                    scheduler.ports.loop().post(() -> ended.accept(attempt, verdict));
                };
        String name = attempt.spec.id() + " " + job.id();
        if (attempt.spec.lanes().equals(Set.of(LaneId.NETWORK))) {
            scheduler.ports.workers().startWaiting(name, work);
        } else {
            scheduler.ports.workers().startComputing(name, work);
        }
    }

    /**
     * What a failure means as the machine is at the moment: without the staging folder or the
     * network it is not the item's.
     */
    private Attempt.Verdict judged(Attempt attempt, Attempt.Verdict verdict) {
        return switch (verdict) {
            case Attempt.Verdict.Ended(Outcome.Failed _) -> withoutFolder(attempt).orElse(verdict);
            case Attempt.Verdict.Unreached(Failure failure) ->
                    withoutFolder(attempt).orElseGet(() -> unreached(attempt, failure, verdict));
            case Attempt.Verdict.Ended _,
                    Attempt.Verdict.Stopped _,
                    Attempt.Verdict.OutOfRoom _,
                    Attempt.Verdict.WithoutFolder _ ->
                    verdict;
        };
    }

    private Attempt.Verdict unreached(Attempt attempt, Failure failure, Attempt.Verdict verdict) {
        if (!scheduler.ports.network().isUp()) {
            return verdict;
        }
        LOG.info("{} of {} failed: {}", attempt.spec.id(), attempt.job.id(), failure.message());
        return new Attempt.Verdict.Ended(new Outcome.Failed(failure));
    }

    private Optional<Attempt.Verdict> withoutFolder(Attempt attempt) {
        return scheduler
                .folders
                .gone(attempt.job.stagingFolder())
                .map(Attempt.Verdict.WithoutFolder::new);
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

    /** Whether a phase writes into the staging folder. */
    static boolean fills(PhaseSpec spec) {
        return spec.staging() == PhaseSpec.StagingUse.FILLS && spec.scope() == Scope.ITEM;
    }
}
