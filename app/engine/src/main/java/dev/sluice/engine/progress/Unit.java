package dev.sluice.engine.progress;

/** What a phase measures. */
public enum Unit {
    ITEMS,
    BYTES,
    ROWS,
    /** Seconds of media time. */
    SECONDS
}
