package dev.sluice.desktop.queue;

/** Which rows the queue lists. */
public enum QueueFilter {
    ALL("all"),
    RUNNING("running"),
    WAITING("waiting"),
    DONE("done"),
    FAILED("failed");

    private final String key;

    QueueFilter(String key) {
        this.key = key;
    }

    /** The key of its name. */
    String messageKey() {
        return "filter." + key;
    }

    /** The key of what the list says when nothing passes. */
    String emptyKey() {
        return "empty." + key;
    }
}
