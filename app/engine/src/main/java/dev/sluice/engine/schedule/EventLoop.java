package dev.sluice.engine.schedule;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The one thread that owns the scheduler's state, as a port: real in production, driven by hand in
 * tests.
 */
public interface EventLoop {
    /** Runs a task on the loop, after those posted before. */
    void post(Runnable task);

    /** Runs a task on the loop once this much monotonic time has passed. */
    void after(Duration delay, Runnable task);

    /**
     * Waits, on a thread outside the loop, for an answer that the loop will give.
     *
     * @throws java.util.concurrent.CompletionException when the answer is an error
     */
    <T> T await(CompletableFuture<T> answer);

    /** Ends the loop; tasks still waiting are dropped. */
    void close();
}
