package dev.sluice.pipelines.http;

import dev.sluice.engine.pipeline.StopSignal;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Waits that end at once when a stop is requested. */
final class Pauses {
    private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();

    private Pauses() {}

    /**
     * @throws dev.sluice.engine.pipeline.StopRequested when asked to stop
     */
    static void pause(Duration pause, LongSupplier nanos, StopSignal stop) {
        long begun = nanos.getAsLong();
        while (nanos.getAsLong() - begun < pause.toNanos()) {
            stop.check();
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
