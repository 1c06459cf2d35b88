package dev.sluice.testkit.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** All that is left to chance, from one seed. */
final class Chance {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** Between two numbers, both included. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    /** So many milliseconds, in nanoseconds. */
    long millis(int low, int high) {
        return random.nextLong(low * NANOS_PER_MILLI, high * NANOS_PER_MILLI + 1);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    RandomGenerator fork() {
        return random.split();
    }

    /**
     * A number below a bound that depends on these numbers only, so that what an item meets does
     * not depend on when it is worked on.
     */
    static int fixed(int bound, long... numbers) {
        long hash = 0x9E3779B97F4A7C15L;
        for (long number : numbers) {
            hash = (hash ^ number) * 0xBF58476D1CE4E5B9L;
            hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
            hash ^= hash >>> 31;
        }
        return (int) Long.remainderUnsigned(hash, bound);
    }
}
