package dev.sluice.engine.pipeline;

import java.io.IOException;

/**
 * A server on another machine took no connection, or the connection to it was lost. As the cause of
 * a transient failure it says that a network was needed: where this machine has none, what failed
 * waits for one and no try is used up. Names that were not found and routes that lead nowhere are
 * recognised by the engine without it.
 */
public final class NoAnswer extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * @param cause what told so
     */
    public NoAnswer(String host, Throwable cause) {
        super("No connection to " + host + ".", cause);
    }
}
