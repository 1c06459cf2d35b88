package dev.sluice.engine.job;

/** Why a paused job is paused; it decides what goes on by itself. */
public enum PauseReason {
    /** Somebody asked for it; only {@code resume} ends it. */
    BY_USER,
    /**
     * The program was told to stop (Ctrl-C, SIGTERM, quit), or ended without a chance to pause;
     * {@code run} and the window go on with it.
     */
    BY_SIGNAL,
    /** It is outside the hours of the queue; it goes on by itself when they begin. */
    OUTSIDE_HOURS
}
