package dev.sluice.testkit.simulation;

/** What becomes of one item in one phase, whenever it is tried; the world decides it beforehand. */
sealed interface Fate {
    record Done() implements Fate {}

    record Skipped() implements Fate {}

    /** The first so many attempts fail, for a reason that may pass. */
    record Passing(int failures) implements Fate {}

    record Permanent() implements Fate {}

    record Defect() implements Fate {}
}
