package dev.sluice.engine.link;

/**
 * The process that ran the engine has ended. Its jobs are safe; whoever opens the home again may
 * become the one who runs it.
 */
public final class EngineGone extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EngineGone(String message) {
        super(message);
    }
}
