package dev.sluice.desktop.queue;

/** Which rows the queue lists. */
public enum QueueFilter {
    ALL("filter.all"),
    RUNNING("filter.running"),
    WAITING("filter.waiting"),
    DONE("filter.done"),
    FAILED("filter.failed");

    private final String messageKey;

    QueueFilter(String messageKey) {
        this.messageKey = messageKey;
    }

    String messageKey() {
        return messageKey;
    }
}
