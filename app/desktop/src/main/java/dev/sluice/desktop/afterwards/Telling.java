package dev.sluice.desktop.afterwards;

import java.util.Locale;

/** Which ends a person is told of. */
public enum Telling {
    NOTHING,
    /** That of the queue, once. */
    QUEUE,
    /** Those of jobs, several together when they come close after each other. */
    JOBS;

    /** The last part of the names of its texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
