package dev.sluice.desktop.queue;

/** What a job or group is doing, as far as glyph and colour tell it; the words stand beside it. */
public enum RowState {
    WAITING,
    RUNNING,
    PAUSED,
    DONE,
    DONE_WITH_FAILURES,
    FAILED,
    CANCELLED
}
