package dev.sluice.pipelines.load.table;

import dev.sluice.engine.pipeline.StopSignal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for something that can't be interrupted, such as a server that is silent, on a thread of
 * its own: a stop leaves it behind.
 */
final class Awaited {
    private static final Logger LOG = LoggerFactory.getLogger(Awaited.class);
    private static final long LOOK_MILLIS = 50;

    private Awaited() {}

    /**
     * What {@code work} gives.
     *
     * @param name of the thread
     * @throws ExecutionException with what it threw
     */
    static <T extends AutoCloseable> T closeable(String name, Callable<T> work, StopSignal stop)
            throws ExecutionException, InterruptedException {
        FutureTask<T> task = begun(name, work);
        boolean given = false;
        try {
            T result = result(task, stop);
            given = true;
            return result;
        } finally {
            if (!given) {
                Thread.ofPlatform().daemon().name(name + "-left").start(() -> close(task));
            }
        }
    }

    /** The same for what needs no closing. */
    static <T> T value(String name, Callable<T> work, StopSignal stop)
            throws ExecutionException, InterruptedException {
        return result(begun(name, work), stop);
    }

    private static <T> FutureTask<T> begun(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name(name).start(task);
        return task;
    }

    private static <T> T result(FutureTask<T> task, StopSignal stop)
            throws ExecutionException, InterruptedException {
        while (true) {
            try {
                return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                stop.check();
            }
        }
    }

    private static void close(FutureTask<? extends AutoCloseable> task) {
        try {
            task.get().close();
        } catch (Exception e) {
            LOG.debug("What nobody waits for came to nothing.", e);
        }
    }
}
