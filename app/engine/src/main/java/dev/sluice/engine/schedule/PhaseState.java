package dev.sluice.engine.schedule;

import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.progress.Outlook;
import dev.sluice.engine.progress.Pace;
import dev.sluice.engine.progress.RateWindow;
import dev.sluice.engine.store.PhaseTotals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One phase of an active job in memory: durable counters as they stand, what is ready, what runs.
 * Belongs to the loop. The queue holds a bounded number of items; the rest wait in the store only.
 */
final class PhaseState {
    /** How many ready items are kept in memory. */
    static final int READY_LIMIT = 256;

    private static final long NANOS_PER_MILLI = 1_000_000;

    final PhaseSpec spec;
    final Deque<ReadyItem> ready = new ArrayDeque<>();
    final List<Attempt> running = new ArrayList<>();
    final Pace pace = new Pace();

    /** What it is likely to cost from here on, at the last look. */
    Optional<Outlook> outlook = Optional.empty();

    final RateWindow unitRate = new RateWindow(RateWindow.DEFAULT);

    PhaseTotals totals;

    /**
     * Items waiting for this phase in the store that are neither in {@link #ready}, running, ending
     * nor delayed.
     */
    long stored;

    /** Attempts that ended and are being made durable; their items still count as running. */
    final List<Attempt> ending = new ArrayList<>();

    /**
     * Items that wait for a time: for that of another try, or for the one after which the phase
     * takes them. They are not in {@link #ready}.
     */
    int delayed;

    /** Those of them that wait for another try. */
    int again;

    /** Those of them that wait for the network. */
    int cutOff;

    /** Tries of a phase of job scope that failed for the moment. */
    int jobTries;

    /**
     * Units and weight worked in this run of the job, by attempts that ended, whatever became of
     * them.
     */
    long endedUnits;

    long endedWeight;

    /** Attempts of this run of the job that ended with something worked. */
    long endedAttempts;

    /**
     * The highest number of units shown so far, so that a failed attempt never makes the count go
     * back.
     */
    long shownUnits;

    private long endedWorkerNanos;
    private boolean busy;
    private long busyNanos;
    private long busySince;

    PhaseState(PhaseSpec spec, PhaseTotals totals) {
        this.spec = spec;
        this.totals = totals;
    }

    /**
     * Takes counters as they are durably, except for the time worked: in that, what this run has
     * written of its own already would count twice.
     */
    void recount(PhaseTotals durable) {
        totals = durable.withWorkedMillis(totals.workedMillis());
    }

    /** Items that are being worked on or whose outcome is being made durable. */
    int inHand() {
        return running.size() + ending.size();
    }

    void begin(Attempt attempt, long nowNanos) {
        if (running.isEmpty()) {
            startClock(nowNanos);
        }
        attempt.begunNanos = nowNanos;
        attempt.usual = outlook;
        running.add(attempt);
    }

    void end(Attempt attempt, long nowNanos) {
        running.remove(attempt);
        attempt.endedNanos = OptionalLong.of(nowNanos);
        endedUnits += attempt.meter.workedUnits();
        endedWeight += attempt.meter.workedWeight();
        if (attempt.worked()) {
            endedAttempts++;
            endedWorkerNanos += nowNanos - attempt.begunNanos;
        }
        if (running.isEmpty()) {
            stopClock(nowNanos);
        }
    }

    /**
     * Units a second, lately; empty while it does not work and until something has come. Nothing a
     * second is said of a stall only: what has just begun has not been measured.
     */
    OptionalDouble measuredRate() {
        OptionalDouble rate = running.isEmpty() ? OptionalDouble.empty() : unitRate.perSecond();
        return rate.orElse(0) > 0 || pace.stalled() ? rate : OptionalDouble.empty();
    }

    /** The phase is at work from now on; a source, which has no attempts, says so itself. */
    void startClock(long nowNanos) {
        busy = true;
        busySince = nowNanos;
    }

    void stopClock(long nowNanos) {
        busy = false;
        busyNanos += nowNanos - busySince;
    }

    /** Time in which at least one attempt ran, in this run of the job. */
    long busyNanos(long nowNanos) {
        return busy ? busyNanos + nowNanos - busySince : busyNanos;
    }

    /** The same, once for each attempt; those that found nothing to do don't count. */
    long workerNanos(long nowNanos) {
        long sum = endedWorkerNanos;
        for (Attempt attempt : running) {
            sum += nowNanos - attempt.begunNanos;
        }
        return sum;
    }

    /** Durable counters with the time of this run of the job. */
    PhaseTotals totals(long nowNanos) {
        return totals.withWorkedMillis(
                totals.workedMillis() + busyNanos(nowNanos) / NANOS_PER_MILLI);
    }

    long workedUnits() {
        long sum = endedUnits;
        for (Attempt attempt : running) {
            sum += attempt.meter.workedUnits();
        }
        return sum;
    }

    long workedWeight() {
        long sum = endedWeight;
        for (Attempt attempt : running) {
            sum += attempt.meter.workedWeight();
        }
        return sum;
    }
}
