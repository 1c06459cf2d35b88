package dev.sluice.engine.schedule;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Virtual threads for what waits, platform threads for what computes, one thread each for the store
 * and for telling.
 */
public final class ThreadWorkers implements Workers {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadWorkers.class);

    /**
     * Below all that a person waits for, so that a window stays quick while every core computes.
     * Threads and children that the work starts take it over. Linux heeds it only where the
     * launcher maps priorities to niceness.
     */
    private static final int COMPUTING = Thread.NORM_PRIORITY - 2;

    private final ExecutorService waiting =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("sluice-wait-", 1).factory());
    private final ExecutorService computing =
            Executors.newCachedThreadPool(daemons("sluice-work-", COMPUTING));
    private final ExecutorService writing =
            Executors.newSingleThreadExecutor(daemons("sluice-store-", Thread.NORM_PRIORITY));
    private final ExecutorService telling =
            Executors.newSingleThreadExecutor(daemons("sluice-tell-", Thread.NORM_PRIORITY));

    @Override
    public void startWaiting(String name, Runnable work) {
        start(waiting, work);
    }

    @Override
    public void startComputing(String name, Runnable work) {
        start(computing, work);
    }

    @Override
    public void startWriting(Runnable work) {
        start(writing, work);
    }

    @Override
    public void startTelling(Runnable work) {
        start(telling, work);
    }

    @Override
    public void close() {
        waiting.shutdownNow();
        computing.shutdownNow();
        telling.shutdown();
        writing.shutdown();
        try {
            if (!writing.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.warn("The store was still being written when the engine ended.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(ExecutorService executor, Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException closed) {
            LOG.debug("Work was started after the engine had ended.", closed);
        }
    }

    // It bends no schedule to be right; it only says who goes first.
    @SuppressWarnings("ThreadPriorityCheck")
    private static ThreadFactory daemons(String prefix, int priority) {
        return Thread.ofPlatform()
                .name(prefix, 1)
                .daemon()
                .priority(priority)
                .uncaughtExceptionHandler(
                        (t, e) -> LOG.error("Thread {} ended by an error.", t.getName(), e))
                .factory();
    }
}
