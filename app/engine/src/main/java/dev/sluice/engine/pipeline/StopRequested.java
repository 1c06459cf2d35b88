package dev.sluice.engine.pipeline;

/**
 * Leaves work that was asked to stop. Not an error: the item waits again, with its last checkpoint.
 */
public final class StopRequested extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StopRequested() {
        super("stop requested", null, false, false);
    }
}
