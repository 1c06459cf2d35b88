package dev.sluice.desktop.queue;

/** How well a phase's total is known, which its bar shows as well. */
public enum BarTotal {
    KNOWN,
    /** More may come: the track ends in dashes. */
    GROWING,
    /** No total at all: a dashed track and a short block that moves. */
    UNKNOWN,
    /** Done and total are guesses: a pale fill in an outline. */
    ESTIMATED
}
