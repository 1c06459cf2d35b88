package dev.sluice.engine.progress;

/**
 * How far a phase is in its own unit.
 *
 * @param done units done, including the part of items that are being worked on
 */
public record Measure(Unit unit, long done, Total total) {
    public Measure {
        if (done < 0) {
            throw new IllegalArgumentException("Done is never negative.");
        }
    }
}
