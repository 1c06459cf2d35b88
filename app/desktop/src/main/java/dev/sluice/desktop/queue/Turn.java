package dev.sluice.desktop.queue;

/** When a job that waits begins. */
enum Turn {
    NEXT,
    LATER,
    /** Not before the hours of the queue begin. */
    IN_ITS_HOURS
}
