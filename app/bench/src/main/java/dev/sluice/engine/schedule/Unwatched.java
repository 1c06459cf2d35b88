package dev.sluice.engine.schedule;

/**
 * Lets an engine work without anybody reading its counters; no face can ask for that. It stands in
 * the package of what it reaches.
 */
public final class Unwatched {
    private Unwatched() {}

    /** No samples from now on. */
    public static void rest(LocalEngine engine) {
        engine.rest();
    }
}
