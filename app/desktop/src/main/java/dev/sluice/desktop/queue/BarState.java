package dev.sluice.desktop.queue;

/** What a phase is doing, as its bar tells it by shape. */
public enum BarState {
    ACTIVE,
    /** Nothing to do yet: an outlined empty track. */
    WAITING_FOR_INPUT,
    /** Its lane is full: the fill stays, the rest is an outline. */
    WAITING_FOR_LANE,
    /** No data for a while: a post stands at the head of the fill. */
    STALLED,
    /** Diagonal stripes. */
    PAUSED,
    /** Full, with a tick; shown for a second before the line goes. */
    DONE;

    /** Whether it could go on and does not, so that its bar is hollow. */
    boolean waits() {
        return this == WAITING_FOR_INPUT || this == WAITING_FOR_LANE;
    }
}
