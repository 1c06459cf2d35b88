package dev.sluice.desktop.machine;

/** The machine does not do what was asked of it; the detail is in its own words. */
public final class NotPossible extends Exception {
    private static final long serialVersionUID = 1;

    public NotPossible(String detail) {
        super(detail);
    }

    public NotPossible(String detail, Throwable cause) {
        super(detail, cause);
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
