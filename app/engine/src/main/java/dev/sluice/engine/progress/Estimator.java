package dev.sluice.engine.progress;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * Tells when a phase will be through, from how fast it has been while it was at work. Two windows
 * give the range: the recent one follows changes, the long one is calm. Belongs to the sampler's
 * thread.
 */
public final class Estimator {
    private static final Duration LONG_WINDOW = Duration.ofSeconds(90);
    private static final Duration STALL = Duration.ofSeconds(10);
    private static final double MARGIN = 0.1;

    private final RateWindow recent = new RateWindow(RateWindow.DEFAULT);
    private final RateWindow calm = new RateWindow(LONG_WINDOW);
    private long lastSum;
    private long lastMoveNanos;
    private long nowNanos;

    /**
     * Takes a sample.
     *
     * @param busyNanos time in which the phase was at work; stands still while it is idle
     * @param worked weight worked so far, skipped and already done work left out
     */
    public void sample(long busyNanos, long worked) {
        if (worked != lastSum) {
            lastSum = worked;
            lastMoveNanos = busyNanos;
        }
        nowNanos = busyNanos;
        recent.sample(busyNanos, worked);
        calm.sample(busyNanos, worked);
    }

    /** For how long it has been at work without anything having come. */
    public Duration standing() {
        return Duration.ofNanos(nowNanos - lastMoveNanos);
    }

    public boolean stalled() {
        return standing().compareTo(STALL) >= 0;
    }

    /**
     * Weight a second while at work; empty until there is a second of history with anything in it.
     */
    public OptionalDouble weightPerSecond() {
        OptionalDouble rate = recent.perSecond();
        return rate.isPresent() && rate.getAsDouble() > 0 ? rate : calmRate();
    }

    /**
     * The time a remaining weight will take.
     *
     * @param remaining weight still to be worked, 0 or more
     */
    public Eta remaining(long remaining) {
        if (stalled()) {
            return new Eta.Unavailable(Eta.Reason.STALLED);
        }
        OptionalDouble now = recent.perSecond();
        OptionalDouble overall = calmRate();
        if (now.isEmpty() || overall.isEmpty()) {
            return new Eta.Unavailable(Eta.Reason.WARMING_UP);
        }
        double fast = Math.max(now.getAsDouble(), overall.getAsDouble());
        double slow = Math.max(Math.min(now.getAsDouble(), overall.getAsDouble()), fast / 10);
        return new Eta.Remaining(
                seconds(remaining / fast * (1 - MARGIN)), seconds(remaining / slow * (1 + MARGIN)));
    }

    private OptionalDouble calmRate() {
        OptionalDouble rate = calm.perSecond();
        return rate.isPresent() && rate.getAsDouble() > 0 ? rate : OptionalDouble.empty();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) Math.min(seconds * 1000, Long.MAX_VALUE / 4.0));
    }
}
