package dev.sluice.engine.schedule;

/** The machine's way to others, as a port. */
@FunctionalInterface
public interface Network {
    /**
     * Whether there is one at all: nothing is said of any server. May take a moment; asked on a
     * worker's thread, and only when work did not reach what it needs.
     */
    boolean isUp();
}
