package dev.sluice.engine.schedule;

/** Monotonic time in nanoseconds; the wall clock may jump, this never does. */
@FunctionalInterface
public interface Ticker {
    long nanos();
}
