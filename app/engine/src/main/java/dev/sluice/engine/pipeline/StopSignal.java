package dev.sluice.engine.pipeline;

/**
 * How a pause or cancel reaches work under way. Work calls {@link #check} at least every few
 * milliseconds, and registers with {@link #onStop} what must be interrupted from outside (a
 * statement, a child process, a socket).
 */
public interface StopSignal {
    /** Nobody asks for a stop: for work that is ended by ending the program. */
    StopSignal NEVER =
            new StopSignal() {
                @Override
                public boolean requested() {
                    return false;
                }

                @Override
                public Registration onStop(Runnable action) {
                    return () -> {};
                }
            };

    boolean requested();

    /**
     * @throws StopRequested when the work is to end now; it is let through, after closing what was
     *     opened
     */
    default void check() {
        if (requested()) {
            throw new StopRequested();
        }
    }

    /**
     * Runs an action when a stop is requested, or at once if it already was; at most once, on
     * another thread.
     *
     * @return its own undo; close it when the thing is over
     */
    Registration onStop(Runnable action);

    /** Ends a registration. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
