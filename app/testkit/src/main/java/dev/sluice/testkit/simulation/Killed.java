package dev.sluice.testkit.simulation;

/** Unwinds a strand of a program that was killed; nothing it still does has any effect. */
final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
        super("killed", null, false, false);
    }
}
