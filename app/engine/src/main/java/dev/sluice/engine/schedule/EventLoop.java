package dev.sluice.engine.schedule;

import java.time.Duration;

/**
 * The one thread that owns the scheduler's state, as a port: real in production, driven by hand in
 * tests.
 */
public interface EventLoop {
    /** Runs a task on the loop, after those posted before. */
    void post(Runnable task);

    /** Runs a task on the loop once this much monotonic time has passed. */
    void after(Duration delay, Runnable task);

    /** Ends the loop; tasks still waiting are dropped. */
    void close();
}
