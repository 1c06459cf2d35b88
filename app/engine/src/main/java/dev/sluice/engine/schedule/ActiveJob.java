package dev.sluice.engine.schedule;

import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.pipeline.PipelineRun;
import dev.sluice.engine.pipeline.Scope;
import dev.sluice.engine.pipeline.StopSwitch;
import dev.sluice.engine.store.JobTotals;
import dev.sluice.engine.store.PhaseTotals;
import dev.sluice.engine.store.SourceState;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** A job that is being worked on: its phases, its source, what stops it. Belongs to the loop. */
final class ActiveJob {
    /** Why a job is winding down. */
    enum Ending {
        NOT,
        PAUSE,
        /** The job itself failed. */
        FAIL,
        CANCEL,
        /** All is done. */
        FINISH
    }

    final JobEntry entry;
    final Pipeline pipeline;
    final Options options;
    final List<PhaseSpec> phases;
    final List<PhaseState> states;
    final long startedNanos;
    final Duration workedBefore;

    /** Whether an earlier run of the job may have left something unfinished. */
    final boolean begunBefore;

    /** Stops opening, source and winding down. */
    final StopSwitch stop = new StopSwitch();

    /** Items held in memory, by id: ready, running, ending or delayed, in whatever phase. */
    final Set<Long> inMemory = new HashSet<>();

    final Map<String, Long> tallies = new HashMap<>();
    final JobForecast forecast = new JobForecast(this);

    private final List<Integer> itemPhases;
    private final List<PhaseState> itemStates;
    private final List<Integer> jobPhases;

    Optional<PipelineRun> run = Optional.empty();
    OptionalInt batchSize = OptionalInt.empty();
    SourceState source;
    long found;
    long foundWeight;
    long staged;

    /** Whether a worker is opening the job, paging its source or winding it down. */
    boolean opening;

    boolean sourcing;

    /** Whether its source waits for the network. */
    boolean sourceCutOff;

    boolean windingDown;

    /** Whether winding down removes what is unfinished. */
    boolean discards;

    /** Whether an end has been shown, and written, since it was started. */
    boolean predicted;

    int openingTries;
    int sourceTries;

    /** Retries and skips of failed items being made durable; the job cannot end meanwhile. */
    int retries;

    Ending ending = Ending.NOT;

    /** Where it is once the job is open; written by the worker that opens it. */
    private volatile Path stagingFolder;

    /** Set while the job waits for a disk. */
    Optional<RoomWait> roomWait = Optional.empty();

    ActiveJob(
            JobEntry entry,
            Declaration declaration,
            Path stagingFolder,
            JobTotals totals,
            long nowNanos) {
        this.entry = entry;
        this.pipeline = declaration.pipeline();
        this.options = declaration.options();
        this.stagingFolder = stagingFolder;
        this.phases = declaration.phases();
        this.startedNanos = nowNanos;
        this.workedBefore = entry.job.worked();
        this.begunBefore = entry.job.started().isPresent();
        this.source = totals.source();
        List<PhaseState> made = new ArrayList<>();
        for (PhaseSpec phase : phases) {
            made.add(new PhaseState(phase, totals.phase(phase.id())));
        }
        states = List.copyOf(made);
        itemPhases = enabled(Scope.ITEM);
        itemStates = itemPhases.stream().map(states::get).toList();
        jobPhases = enabled(Scope.JOB);
        take(totals);
    }

    /** Replaces all counters by durable ones. */
    void take(JobTotals totals) {
        found = totals.found();
        foundWeight = totals.foundWeight();
        source = totals.source();
        staged = totals.stagedBytes();
        tallies.clear();
        tallies.putAll(totals.tallies());
        for (PhaseState state : states) {
            state.recount(totals.phase(state.spec.id()));
        }
    }

    /** All counters as they are durably, with the time worked up to now. */
    JobTotals totals(long nowNanos) {
        Map<PhaseId, PhaseTotals> byPhase = new HashMap<>();
        states.forEach(state -> byPhase.put(state.spec.id(), state.totals(nowNanos)));
        return new JobTotals(found, foundWeight, source, byPhase, tallies, staged);
    }

    JobId id() {
        return entry.job.id();
    }

    String name() {
        return entry.job.request().name();
    }

    Path stagingFolder() {
        return stagingFolder;
    }

    void stagesIn(Path folder) {
        stagingFolder = folder;
    }

    Duration worked(long nowNanos) {
        return workedBefore.plusNanos(nowNanos - startedNanos);
    }

    /** Whether new attempts may begin. */
    boolean mayStart() {
        return run.isPresent() && ending == Ending.NOT && roomWait.isEmpty();
    }

    /** Indexes of the enabled item phases, first to last. */
    List<Integer> itemPhases() {
        return itemPhases;
    }

    /** The enabled item phases themselves, first to last. */
    List<PhaseState> itemStates() {
        return itemStates;
    }

    List<Integer> jobPhases() {
        return jobPhases;
    }

    private List<Integer> enabled(Scope scope) {
        return IntStream.range(0, phases.size())
                .filter(i -> phases.get(i).enabled() && phases.get(i).scope() == scope)
                .boxed()
                .toList();
    }

    /** The enabled item phase after one, if there is any. */
    OptionalInt nextItemPhase(int index) {
        for (int i : itemPhases) {
            if (i > index) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Items that ended: through the last phase, skipped or failed. */
    long endedItems() {
        long ended = itemStates.isEmpty() ? found : itemStates.getLast().totals.done();
        for (PhaseState state : itemStates) {
            ended += state.totals.skipped() + state.totals.failed();
        }
        return ended;
    }

    /** The greatest ordinal that may be worked on now: the end of the current batch. */
    long releasedOrdinal() {
        if (batchSize.isEmpty()) {
            return Long.MAX_VALUE;
        }
        long size = batchSize.getAsInt();
        return (endedItems() / size + 1) * size;
    }

    boolean itemsEnded() {
        return source.finished()
                && !sourcing
                && retries == 0
                && endedItems() == found
                && !anythingInHand();
    }

    /**
     * Whether nothing waits once another attempt has begun: one item at most is not under way in
     * the last phase, and nothing runs in another.
     */
    boolean atItsLast() {
        int last = itemPhases.isEmpty() ? -1 : itemPhases.getLast();
        int leaving = last < 0 ? 0 : states.get(last).inHand();
        return source.finished()
                && !sourcing
                && retries == 0
                && found - endedItems() - leaving <= 1
                && IntStream.range(0, states.size())
                        .allMatch(i -> i == last || states.get(i).running.isEmpty());
    }

    boolean jobPhaseRuns() {
        return jobPhases().stream().anyMatch(index -> states.get(index).inHand() > 0);
    }

    /** How a job ends whose items and job phases have all ended. */
    JobState outcome() {
        long failed = 0;
        for (PhaseState state : states) {
            if (state.spec.scope() == Scope.JOB && state.totals.failed() > 0) {
                return JobState.FAILED;
            }
            failed += state.totals.failed();
        }
        if (failed == 0) {
            return JobState.SUCCEEDED;
        }
        return failed == found ? JobState.FAILED : JobState.COMPLETED_WITH_FAILURES;
    }

    boolean anythingInHand() {
        return states.stream().anyMatch(state -> state.inHand() > 0);
    }

    /**
     * Whether the job goes on by itself: something runs, or is due later. On a full disk or without
     * a network nothing is due, for days perhaps.
     */
    boolean moves() {
        boolean due =
                (!source.finished() && !sourceCutOff)
                        || states.stream().anyMatch(state -> state.delayed > state.cutOff);
        return !idle() || (due && roomWait.isEmpty());
    }

    /** Whether nothing of the job runs on any worker. */
    boolean idle() {
        return !opening && !sourcing && !windingDown && retries == 0 && !anythingInHand();
    }

    /** Whether some of its items wait for the network. */
    boolean cutOff() {
        return sourceCutOff || states.stream().anyMatch(state -> state.cutOff > 0);
    }

    /**
     * A job that waits for a disk.
     *
     * @param over whether it may go on
     * @param triesOn whether it does now and then all the same
     */
    record RoomWait(
            String sentence, DiskQuestion<Boolean> over, boolean triesOn, long sinceNanos) {}
}
