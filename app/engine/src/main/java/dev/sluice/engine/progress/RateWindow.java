package dev.sluice.engine.progress;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * Speed over the last seconds. It decays to 0 in a stall instead of freezing, because time goes on
 * while nothing is added. Allocates nothing after construction; belongs to the sampler's thread.
 */
public final class RateWindow {
    /** Long enough to calm a terminal, short enough to follow a change of speed. */
    public static final Duration DEFAULT = Duration.ofSeconds(15);

    private static final int SLOTS = 150;
    private static final long NANOS = 1_000_000_000;

    private final long windowNanos;
    private final long slotNanos;
    private final long[] times = new long[SLOTS];
    private final long[] sums = new long[SLOTS];
    private int first;
    private int size;
    private long newestTime;
    private long newestSum;

    public RateWindow(Duration window) {
        windowNanos = window.toNanos();
        slotNanos = windowNanos / SLOTS;
    }

    /**
     * Takes a sample.
     *
     * @param nanos a clock that never goes back; may stand still
     * @param sum everything worked so far; never goes back
     */
    public void sample(long nanos, long sum) {
        newestTime = nanos;
        newestSum = sum;
        if (size == 0 || nanos - times[index(size - 1)] >= slotNanos) {
            if (size == SLOTS) {
                first = (first + 1) % SLOTS;
                size--;
            }
            times[index(size)] = nanos;
            sums[index(size)] = sum;
            size++;
        }
        while (size > 1 && newestTime - times[index(1)] >= windowNanos) {
            first = (first + 1) % SLOTS;
            size--;
        }
    }

    /** Units a second over the window; empty until there is a second of history. */
    public OptionalDouble perSecond() {
        if (size == 0 || newestTime - times[first] < NANOS) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                (newestSum - sums[first]) * (double) NANOS / (newestTime - times[first]));
    }

    private int index(int offset) {
        return (first + offset) % SLOTS;
    }
}
