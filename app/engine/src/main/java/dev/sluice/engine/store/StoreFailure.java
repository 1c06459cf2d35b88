package dev.sluice.engine.store;

/** The store cannot read or write. The message is one sentence for a person. */
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean full;

    public StoreFailure(String message, boolean full, Throwable cause) {
        super(message, cause);
        this.full = full;
    }

    /** Whether the reason is a full disk, so that trying again later makes sense. */
    public boolean full() {
        return full;
    }
}
