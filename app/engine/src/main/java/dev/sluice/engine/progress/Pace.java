package dev.sluice.engine.progress;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What work costs a worker, lately: worker seconds a unit of weight, looked up over spans of any
 * length. The cost of one worker, unlike the speed of the whole phase, stays the same when more or
 * fewer of them are at work. A time in which nothing came at all is left out once work comes again:
 * a stall is no slow work. Allocates nothing after construction; belongs to the sampler's thread.
 */
public final class Pace {
    private static final long NANOS = 1_000_000_000;
    private static final Duration STALL = Duration.ofSeconds(10);
    private static final Duration MEMORY = Duration.ofMinutes(4);
    private static final int SLOTS = 480;
    private static final long SLOT_NANOS = MEMORY.toNanos() / SLOTS;

    private final long[] busy = new long[SLOTS];
    private final long[] worker = new long[SLOTS];
    private final long[] worked = new long[SLOTS];
    private int first;
    private int size;
    private long newestBusy;
    private long newestWorker;
    private long newestWorked;
    private long newestUnits;
    private long movedBusy;
    private long movedWorker;
    private long stalledBusy;
    private long stalledWorker;

    /**
     * Takes a sample.
     *
     * @param busyNanos time in which the phase was at work; stands still while it is idle
     * @param workerNanos the same, counted once for each worker
     * @param weight worked so far, skipped and already done work left out
     * @param units the same in the units of the phase: an item of which nobody knows how large it
     *     is weighs nothing until its end, and does not stand still all the same
     */
    public void sample(long busyNanos, long workerNanos, long weight, long units) {
        if (weight != newestWorked || units != newestUnits) {
            long stood = busyNanos - movedBusy;
            if (stood >= STALL.toNanos()) {
                stalledBusy += stood;
                stalledWorker += workerNanos - movedWorker;
                forgetSince(movedBusy - stalledBusy + stood);
            }
            movedBusy = busyNanos;
            movedWorker = workerNanos;
        }
        newestBusy = busyNanos - stalledBusy;
        newestWorker = workerNanos - stalledWorker;
        newestWorked = weight;
        newestUnits = units;
        if (size == 0 || newestBusy - busy[index(size - 1)] >= SLOT_NANOS) {
            if (size == SLOTS) {
                first = (first + 1) % SLOTS;
                size--;
            }
            int slot = index(size);
            busy[slot] = newestBusy;
            worker[slot] = newestWorker;
            worked[slot] = newestWorked;
            size++;
        }
    }

    /** Drops what was sampled while nothing came. */
    private void forgetSince(long moment) {
        while (size > 0 && busy[index(size - 1)] > moment) {
            size--;
        }
    }

    /** For how long it has been at work without anything having come. */
    public Duration standing() {
        return Duration.ofNanos(newestBusy + stalledBusy - movedBusy);
    }

    public boolean stalled() {
        return standing().compareTo(STALL) >= 0;
    }

    /** Busy seconds that are remembered. */
    public double history() {
        return size == 0 ? 0 : (double) (newestBusy - busy[first]) / NANOS;
    }

    /**
     * Worker seconds a unit of weight in a span of the past, in busy seconds before now; empty
     * where nothing came in it.
     *
     * @param from the older end, more than {@code to}; cut to what is remembered
     */
    public OptionalDouble cost(double from, double to) {
        if (size == 0) {
            return OptionalDouble.empty();
        }
        int older = index(since((long) (newestBusy - from * NANOS)));
        int younger = index(since((long) (newestBusy - to * NANOS)));
        long came = (to == 0 ? newestWorked : worked[younger]) - worked[older];
        long took = (to == 0 ? newestWorker : worker[younger]) - worker[older];
        return came <= 0 || took <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) took / NANOS / came);
    }

    /** The place of the newest slot that is not younger than a moment, or of the first. */
    private int since(long moment) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (busy[index(middle)] <= moment) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private int index(int offset) {
        return (first + offset) % SLOTS;
    }
}
