package dev.sluice.desktop.window;

import javafx.application.Platform;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Watches the FX thread from outside: hands it a beat, waits until it was taken, and hands it the
 * next a little later. What a beat waits is what a person's click would have waited.
 */
final class FxPauses implements AutoCloseable {
    private static final long BETWEEN_MILLIS = 5;

    private final Supplier<String> doing;
    private final Thread watch = new Thread(this::run, "fx-watch");
    private final AtomicLong taken = new AtomicLong();
    private volatile boolean ended;
    private long beats;
    private long longest;
    private long workedInLongest;
    private String longestWhile = "";
    private long over50;
    private long over100;

    /**
     * @param doing what the program is asked for now, for the report; any thread
     */
    FxPauses(Supplier<String> doing) {
        this.doing = doing;
        watch.setDaemon(true);
    }

    void start() {
        watch.start();
    }

    private void run() {
        try {
            long fxThread = fxThread();
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            while (!ended) {
                long handed = System.nanoTime();
                long workedBefore = threads.getThreadCpuTime(fxThread);
                taken.set(0);
                Platform.runLater(() -> taken.set(System.nanoTime()));
                while (taken.get() == 0 && !ended) {
                    TimeUnit.MILLISECONDS.sleep(1);
                }
                count(taken.get() - handed, threads.getThreadCpuTime(fxThread) - workedBefore);
                TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long fxThread() {
        CompletableFuture<Long> id = new CompletableFuture<>();
        Platform.runLater(() -> id.complete(Thread.currentThread().threadId()));
        return id.join();
    }

    /**
     * @param worked what the FX thread computed meanwhile; for the rest it waited for a core, for
     *     the picture to be drawn, or for the garbage collector
     */
    private synchronized void count(long waited, long worked) {
        if (ended) {
            return;
        }
        beats++;
        if (waited > longest) {
            longest = waited;
            workedInLongest = worked;
            longestWhile = doing.get();
        }
        if (waited > Duration.ofMillis(50).toNanos()) {
            over50++;
        }
        if (waited > Duration.ofMillis(100).toNanos()) {
            over100++;
        }
    }

    synchronized String report() {
        return String.format(
                java.util.Locale.ROOT,
                "%,d beats; longest pause %.0f ms, %.0f of them at work (%s);"
                        + " %d over 50 ms, %d over 100 ms",
                beats,
                longest / 1e6,
                workedInLongest / 1e6,
                longestWhile,
                over50,
                over100);
    }

    synchronized boolean within100Millis() {
        return over100 == 0;
    }

    @Override
    public void close() {
        ended = true;
    }
}
