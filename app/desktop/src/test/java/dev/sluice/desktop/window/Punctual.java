package dev.sluice.desktop.window;

import java.util.concurrent.TimeUnit;

/**
 * A thread that does nothing but wake up, with the priority of the FX thread. What it is late by,
 * no program could have mended: the machine computed something else, or the whole JVM stood.
 */
final class Punctual implements AutoCloseable {
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Thread thread = new Thread(this::run, "punctual");
    private volatile boolean ended;
    private volatile long due = System.nanoTime();
    private long latest;

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!ended) {
                due = System.nanoTime() + EVERY_NANOS;
                TimeUnit.NANOSECONDS.sleep(EVERY_NANOS);
                note(System.nanoTime() - due);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void note(long late) {
        latest = Math.max(latest, late);
    }

    /** The most it was late since this was last asked, in nanoseconds; any thread. */
    synchronized long latest() {
        long worst = Math.max(latest, System.nanoTime() - due);
        latest = 0;
        return Math.max(0, worst);
    }

    @Override
    public void close() {
        ended = true;
    }
}
