package dev.sluice.engine.link;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets some time pass between two tries. */
@FunctionalInterface
interface Waiter {
    void pause(Duration time);

    static Waiter real() {
        return time -> LockSupport.parkNanos(time.toNanos());
    }
}
