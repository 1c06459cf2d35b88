package dev.sluice.pipelines.http;

import dev.sluice.engine.pipeline.StopSignal;

import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/**
 * How many bytes a second all downloads together may take. A bucket that fills at the limit and
 * holds a fifth of a second of it; who has taken more than is in it waits until it is level again.
 * The limit may change at any time.
 */
public final class BandwidthCap {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long BURST_NANOS = NANOS_PER_SECOND / 5;

    /** Nobody waits longer than this without looking at the limit and at stops. */
    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

    /** That of this program: all pipelines together have one network. */
    public static final BandwidthCap OF_PROGRAM = new BandwidthCap(System::nanoTime);

    private final LongSupplier nanos;

    private final Set<Limited> others = new HashSet<>();
    private OptionalLong set = OptionalLong.empty();

    /** Below 0: none. */
    private volatile long bytesPerSecond = -1;

    /** Bytes that may be taken now; below 0 while somebody waits. Guarded by this. */
    private double level;

    private long filledAt;

    /**
     * @param nanos a clock that jumps neither forward nor back
     */
    public BandwidthCap(LongSupplier nanos) {
        this.nanos = nanos;
        this.filledAt = nanos.getAsLong();
    }

    /** What a person has set for the whole program; empty for none. */
    public synchronized void limit(OptionalLong limit) {
        limit.ifPresent(BandwidthCap::check);
        set = limit;
        changed();
    }

    /**
     * One more limit, such as of a job, as long as it is not closed; the lowest of all holds.
     *
     * @param limit bytes a second, at least 1
     */
    public synchronized Limited atMost(long limit) {
        check(limit);
        Limited limited = new Limited(limit);
        others.add(limited);
        changed();
        return limited;
    }

    /** A limit that holds until it is closed. */
    public final class Limited implements AutoCloseable {
        private final long limit;

        private Limited(long limit) {
            this.limit = limit;
        }

        @Override
        public void close() {
            synchronized (BandwidthCap.this) {
                // By identity: two jobs may have the same limit.
                others.remove(this);
                changed();
            }
        }
    }

    private static void check(long limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A limit is at least 1 byte a second.");
        }
    }

    private synchronized void changed() {
        fill();
        bytesPerSecond =
                LongStream.concat(set.stream(), others.stream().mapToLong(other -> other.limit))
                        .min()
                        .orElse(-1);
        // A debt was for the old limit.
        level = Math.max(level, 0);
    }

    /** What holds now. */
    public OptionalLong limit() {
        long limit = bytesPerSecond;
        return limit < 0 ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    /** How much to read in one go, so that a low limit still flows smoothly. */
    public int portion(int most) {
        long limit = bytesPerSecond;
        return limit < 0 ? most : Math.clamp(limit / 10, 1, most);
    }

    /**
     * Counts bytes that came and waits until the next may.
     *
     * @throws dev.sluice.engine.pipeline.StopRequested when asked to stop while waiting
     */
    public void took(int bytes, StopSignal stop) {
        if (bytesPerSecond < 0) {
            return;
        }
        synchronized (this) {
            fill();
            level -= bytes;
        }
        for (long wait = waitNanos(); wait > 0; wait = waitNanos()) {
            stop.check();
            LockSupport.parkNanos(Math.min(wait, LOOK_NANOS));
        }
    }

    /** How long until the bucket is level; 0 when it is. */
    synchronized long waitNanos() {
        fill();
        long limit = bytesPerSecond;
        return limit < 0 || level >= 0 ? 0 : (long) Math.ceil(-level * NANOS_PER_SECOND / limit);
    }

    private void fill() {
        long now = nanos.getAsLong();
        long limit = bytesPerSecond;
        if (limit > 0) {
            double most = (double) limit * BURST_NANOS / NANOS_PER_SECOND;
            level = Math.min(most, level + (double) (now - filledAt) * limit / NANOS_PER_SECOND);
        } else {
            level = 0;
        }
        filledAt = now;
    }
}
