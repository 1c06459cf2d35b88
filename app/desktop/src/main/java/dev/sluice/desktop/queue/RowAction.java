package dev.sluice.desktop.queue;

import dev.sluice.ui.Icon;

/** Something a person can do with a row. */
public enum RowAction {
    PAUSE(Icon.PAUSE, "action.pause"),
    RESUME(Icon.PLAY, "action.resume"),
    START_NOW(Icon.PLAY, "action.start-now"),
    RETRY_FAILED(Icon.RETRY, "action.retry-failed"),
    SHOW_FAILURES(Icon.HELP, "action.show-failures"),
    OPEN_RESULT(Icon.OPEN, "action.open-result"),
    REPORT(Icon.REPORT, "action.report"),
    DETAIL(Icon.DETAIL, "action.detail"),
    MOVE_UP(Icon.UP, "action.move-up"),
    MOVE_DOWN(Icon.DOWN, "action.move-down"),
    RAISE(Icon.RAISE, "action.raise"),
    LOWER(Icon.LOWER, "action.lower"),
    CANCEL(Icon.CANCEL, "action.cancel"),
    REMOVE(Icon.REMOVE, "action.remove");

    private final Icon icon;
    private final String messageKey;

    RowAction(Icon icon, String messageKey) {
        this.icon = icon;
        this.messageKey = messageKey;
    }

    public Icon icon() {
        return icon;
    }

    /**
     * Whether it can be done with several rows at once; else it shows something of a single one.
     */
    boolean fitsSeveral() {
        return switch (this) {
            case PAUSE,
                    RESUME,
                    START_NOW,
                    RETRY_FAILED,
                    MOVE_UP,
                    MOVE_DOWN,
                    RAISE,
                    LOWER,
                    CANCEL,
                    REMOVE ->
                    true;
            case SHOW_FAILURES, OPEN_RESULT, REPORT, DETAIL -> false;
        };
    }

    /** The label's key; {@code RETRY_FAILED} takes the number of failed items as its argument. */
    public String messageKey() {
        return messageKey;
    }
}
