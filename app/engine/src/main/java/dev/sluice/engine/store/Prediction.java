package dev.sluice.engine.store;

import java.time.Duration;

/**
 * The first end that was shown for a job, kept so that it can be held against what it really took.
 *
 * @param after time the job had been worked on when it was shown
 * @param low least time left, as shown; high: most time left; both {@link #LONGEST} at most
 */
public record Prediction(Duration after, Duration low, Duration high) {
    /**
     * What lies farther off is kept as this: no row holds more than some centuries in nanoseconds.
     */
    public static final Duration LONGEST = Duration.ofDays(100 * 365);

    public Prediction {
        if (after.isNegative() || low.isNegative() || high.compareTo(low) < 0) {
            throw new IllegalArgumentException(
                    "A prediction ranges from low to high, got " + low + " to " + high + ".");
        }
        low = shortened(low);
        high = shortened(high);
    }

    private static Duration shortened(Duration left) {
        return left.compareTo(LONGEST) > 0 ? LONGEST : left;
    }

    /** The least time the job would take in all, as was shown. */
    public Duration leastTotal() {
        return after.plus(low);
    }

    /** The most time the job would take in all, as was shown. */
    public Duration mostTotal() {
        return after.plus(high);
    }

    /** Whether a job that took this long ended within what was shown. */
    public boolean holds(Duration took) {
        return took.compareTo(leastTotal()) >= 0 && took.compareTo(mostTotal()) <= 0;
    }

    /**
     * What was really left when it was shown, as a multiple of the middle of what was shown: 1 is
     * right, 2 is twice as long. A middle below a second counts as one.
     */
    public double ratio(Duration took) {
        double middle = (low.toMillis() + high.toMillis()) / 2.0;
        return Math.max(0, took.minus(after).toMillis()) / Math.max(1000, middle);
    }
}
