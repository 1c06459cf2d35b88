package dev.sluice.engine.schedule;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The loop on a thread of its own. A task that throws is logged and the loop goes on. */
public final class ThreadLoop implements EventLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadLoop.class);

    private final ScheduledThreadPoolExecutor executor;

    public ThreadLoop() {
        executor =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            Thread thread = new Thread(task, "sluice-loop");
                            thread.setDaemon(true);
                            return thread;
                        },
                        // Work that ends after the engine was closed has nobody left to tell.
                        new ThreadPoolExecutor.DiscardPolicy());
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void post(Runnable task) {
        executor.execute(guarded(task));
    }

    @Override
    public void after(Duration delay, Runnable task) {
        try {
            var _ = executor.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("A timer was set after the loop had ended.", closed);
        }
    }

    @Override
    public <T> T await(CompletableFuture<T> answer) {
        while (true) {
            try {
                return answer.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                if (executor.isTerminated() && !answer.isDone()) {
                    throw new IllegalStateException("The engine is closed.", e);
                }
            } catch (ExecutionException e) {
                throw new CompletionException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CompletionException(e);
            }
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.error("A step of the scheduler failed; the loop goes on.", e);
            }
        };
    }
}
