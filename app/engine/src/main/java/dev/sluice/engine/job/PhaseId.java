package dev.sluice.engine.job;

/**
 * Names a phase within its pipeline: {@code files}, {@code check}, {@code copy} and so on.
 *
 * @param value lower-case letters, digits and hyphens
 */
public record PhaseId(String value) {
    public PhaseId {
        if (!value.matches("[a-z][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("Not a phase id: '" + value + "'.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
