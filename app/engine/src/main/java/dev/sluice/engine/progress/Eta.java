package dev.sluice.engine.progress;

import java.time.Duration;

/** When something will end: a range, a reason why nobody knows, or that it has ended. */
public sealed interface Eta {
    record Remaining(Duration low, Duration high) implements Eta {
        public Remaining {
            if (low.isNegative() || high.compareTo(low) < 0) {
                throw new IllegalArgumentException(
                        "An ETA ranges from low to high, got " + low + " to " + high + ".");
            }
        }
    }

    record Unavailable(Reason reason) implements Eta {}

    record Finished() implements Eta {}

    /** Why there is no estimate. */
    enum Reason {
        NO_TOTAL,
        WARMING_UP,
        STALLED
    }
}
