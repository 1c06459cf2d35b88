package dev.sluice.testkit.simulation;

/** The engine broke a rule. The message says which, and where. */
public final class Violation extends AssertionError {
    private static final long serialVersionUID = 1;

    public Violation(String message) {
        super(message);
    }

    public Violation(String message, Throwable cause) {
        super(message, cause);
    }
}
