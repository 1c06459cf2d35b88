package dev.sluice.desktop.queue;

/** One job of a group, as a cell in the group's strip. */
public enum CellState {
    DONE,
    RUNNING,
    WAITING,
    FAILED
}
