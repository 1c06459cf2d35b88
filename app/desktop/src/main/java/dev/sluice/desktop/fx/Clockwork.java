package dev.sluice.desktop.fx;

import javafx.util.Subscription;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Does something again and again on the FX thread. An animation could do so as well, but as long as
 * one plays, however seldom it does anything, the toolkit wakes up sixty times a second.
 */
public final class Clockwork {
    private Clockwork() {}

    /**
     * Begins it, for the first time after {@code between}.
     *
     * @return ends it; what is already on its way still comes
     */
    public static Subscription every(Duration between, FxThread fx, Runnable action) {
        ScheduledExecutorService clock =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("window-clock").factory());
        var _ =
                clock.scheduleWithFixedDelay(
                        () -> fx.later(action),
                        between.toMillis(),
                        between.toMillis(),
                        TimeUnit.MILLISECONDS);
        return clock::shutdownNow;
    }
}
