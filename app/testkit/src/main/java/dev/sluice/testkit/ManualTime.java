package dev.sluice.testkit;

import dev.sluice.engine.schedule.EventLoop;
import dev.sluice.engine.schedule.Ticker;
import dev.sluice.engine.schedule.Workers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * Time, loop and workers in one, driven by hand on the test's own thread: every task runs when the
 * test lets it, in the order of its due time, and nothing ever sleeps.
 */
public final class ManualTime implements EventLoop, Workers, Ticker {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(
                    Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
    private long nanos;
    private long number;

    private record Task(long due, long number, Runnable run) {}

    /** A wall clock that goes with this time. */
    public Clock clock() {
        InstantSource source = () -> START.plusNanos(nanos);
        return source.withZone(ZoneOffset.UTC);
    }

    /** Runs everything that is due within this time from now; the time has passed afterwards. */
    public void run(Duration duration) {
        long end = nanos + duration.toNanos();
        Task next = tasks.peek();
        while (next != null && next.due() <= end) {
            step();
            next = tasks.peek();
        }
        nanos = end;
    }

    /** Runs one task after the other until something holds. */
    public void runUntil(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            if (tasks.isEmpty()) {
                throw new AssertionError("Nothing is left to run, and it still does not hold.");
            }
            step();
        }
    }

    /** Lets time pass inside a task, as work that takes that long would. */
    public void spend(Duration duration) {
        nanos += duration.toNanos();
    }

    private void step() {
        Task task = tasks.remove();
        nanos = Math.max(nanos, task.due());
        task.run().run();
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void post(Runnable task) {
        tasks.add(new Task(nanos, number++, task));
    }

    @Override
    public void after(Duration delay, Runnable task) {
        tasks.add(new Task(nanos + delay.toNanos(), number++, task));
    }

    @Override
    public <T> T await(CompletableFuture<T> answer) {
        while (!answer.isDone()) {
            if (tasks.isEmpty()) {
                throw new AssertionError("Nothing is left to run, and still no answer.");
            }
            step();
        }
        return answer.join();
    }

    @Override
    public void startWaiting(String name, Runnable work) {
        post(work);
    }

    @Override
    public void startComputing(String name, Runnable work) {
        post(work);
    }

    @Override
    public void startWriting(Runnable work) {
        post(work);
    }

    @Override
    public void startTelling(Runnable work) {
        post(work);
    }

    @Override
    public void close() {
        tasks.clear();
    }
}
