package dev.sluice.pipelines.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Cuts connections on which nothing comes any more, or next to nothing for minutes: a server that
 * sends a byte now and then would hold a worker for ever. Readers only move a counter; one thread
 * looks at all of them a few times a second. After a gap in time, such as a closed lid, all timers
 * begin anew: nothing is declared dead because nobody looked.
 */
public final class IdleWatch implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final long GAP_NANOS = Duration.ofSeconds(30).toNanos();

    /** Less than the slowest modem brings in a second. */
    private static final long LEAST_BYTES_PER_SECOND = 10;

    /** So many times as long as nothing may come, next to nothing may. */
    private static final int SLOW_TO_IDLE = 10;

    private final LongSupplier nanos;
    private final long idleNanos;
    private final Set<Watched> all = ConcurrentHashMap.newKeySet();
    private long lastLook;
    private volatile boolean closed;

    /**
     * A watch that looks only when {@link #look} is called.
     *
     * @param nanos a clock that jumps neither forward nor back
     * @param idle how long nothing may come
     */
    public IdleWatch(LongSupplier nanos, Duration idle) {
        this.nanos = nanos;
        this.idleNanos = idle.toNanos();
        this.lastLook = nanos.getAsLong();
    }

    /** A watch with a thread of its own, until it is closed. */
    public static IdleWatch started(LongSupplier nanos, Duration idle) {
        IdleWatch watch = new IdleWatch(nanos, idle);
        Thread.ofPlatform().daemon().name("idle watch").start(watch::lookUntilClosed);
        return watch;
    }

    private void lookUntilClosed() {
        while (!closed) {
            LockSupport.parkNanos(LOOK.toNanos());
            look();
        }
    }

    /** How long nothing may come, in seconds. */
    public long idleSeconds() {
        return Duration.ofNanos(idleNanos).toSeconds();
    }

    private long slowNanos() {
        return SLOW_TO_IDLE * idleNanos;
    }

    private long leastBytes() {
        return LEAST_BYTES_PER_SECOND * SLOW_TO_IDLE * idleSeconds();
    }

    /**
     * Begins to watch one connection.
     *
     * @param cut ends the connection so that its reader fails; called at most once, on the watch's
     *     thread
     */
    public Watched watch(Runnable cut) {
        Watched watched = new Watched(cut, nanos.getAsLong());
        all.add(watched);
        return watched;
    }

    /** Looks at all connections once; one thread at a time. */
    public void look() {
        long now = nanos.getAsLong();
        boolean gap = now - lastLook > GAP_NANOS;
        lastLook = now;
        List<Watched> dead = new ArrayList<>();
        for (Watched watched : all) {
            if (gap || watched.held) {
                watched.beginAnew(now);
            } else if (watched.isIdle(now) || watched.isSlow(now)) {
                dead.add(watched);
            }
        }
        for (Watched watched : dead) {
            watched.wasCut = true;
            all.remove(watched);
            watched.cut.run();
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    /** One connection under watch. Its reader's thread moves it; closing it ends the watch. */
    public final class Watched implements AutoCloseable {
        private final Runnable cut;
        private final AtomicLong moves = new AtomicLong();
        private volatile boolean held;
        private volatile boolean wasCut;
        private final AtomicLong bytes = new AtomicLong();
        private volatile boolean wasSlow;
        private long seen;
        private long since;
        private long slowSince;
        private long bytesThen;

        private Watched(Runnable cut, long now) {
            this.cut = cut;
            this.since = now;
            this.slowSince = now;
        }

        /**
         * Something came. One writer, so that no atomic instruction is needed.
         *
         * @param more bytes of it; the end of a body has none
         */
        public void moved(int more) {
            bytes.setOpaque(bytes.getPlain() + more);
            moves.setOpaque(moves.getPlain() + 1);
        }

        /** While held the reader itself waits, for its share of the bandwidth for example. */
        public void hold(boolean hold) {
            held = hold;
        }

        /** Whether the connection was cut, for being idle or slow. */
        public boolean wasCut() {
            return wasCut;
        }

        /** Whether it was cut although a little came now and then. */
        public boolean wasSlow() {
            return wasSlow;
        }

        private void beginAnew(long now) {
            seen = moves.getOpaque();
            since = now;
            slowSince = now;
            bytesThen = bytes.getOpaque();
        }

        private boolean isIdle(long now) {
            long moved = moves.getOpaque();
            if (moved != seen) {
                seen = moved;
                since = now;
            }
            return now - since > idleNanos;
        }

        private boolean isSlow(long now) {
            if (now - slowSince <= slowNanos()) {
                return false;
            }
            long come = bytes.getOpaque();
            wasSlow = come - bytesThen < leastBytes();
            slowSince = now;
            bytesThen = come;
            return wasSlow;
        }

        @Override
        public void close() {
            all.remove(this);
        }
    }
}
