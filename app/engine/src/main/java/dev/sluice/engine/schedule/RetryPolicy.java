package dev.sluice.engine.schedule;

import dev.sluice.engine.job.Failure;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a transient failure is tried again: exponential back-off with full jitter, a bounded number
 * of times.
 *
 * @param attempts tries in all, the first included
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofMinutes(1));

    /** Whether another try is due after this many that failed. */
    boolean again(int failed) {
        return failed < attempts;
    }

    /** The same after this failure, and no shorter than it asks for. */
    Duration pause(Failure failure, int failed, RandomGenerator random) {
        Duration backOff = pause(failed, random);
        return failure.notBefore().compareTo(backOff) > 0 ? failure.notBefore() : backOff;
    }

    /** How long to wait after this many tries that failed: between half and all of the back-off. */
    Duration pause(int failed, RandomGenerator random) {
        long backOff = Math.min(longest.toMillis(), first.toMillis() << Math.min(failed - 1, 20));
        return Duration.ofMillis(backOff / 2 + random.nextLong(backOff / 2 + 1));
    }
}
