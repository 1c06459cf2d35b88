package dev.sluice.desktop.queue;

/** What a phase does in one word; each kind has one accent, told apart by the icon as well. */
public enum PhaseKind {
    /** Files, Playlist, Collect. */
    FIND("find"),
    /** Check, Reconcile, Manifest. */
    VERIFY("verify"),
    /** Compress, Extract, Unpack, Command. */
    CHANGE("change"),
    /** Download, Upload, Sync, Request. */
    TRANSFER("transfer"),
    /** Copy. */
    WRITE("write");

    private final String styleClass;

    PhaseKind(String styleClass) {
        this.styleClass = styleClass;
    }

    /** The style class that gives {@code -sluice-accent} its colour. */
    public String styleClass() {
        return styleClass;
    }
}
