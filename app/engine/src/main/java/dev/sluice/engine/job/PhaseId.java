package dev.sluice.engine.job;

import java.util.regex.Pattern;

/**
 * Names a phase within its pipeline: {@code files}, {@code check}, {@code copy} and so on.
 *
 * @param value lower-case letters, digits and hyphens
 */
public record PhaseId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    public PhaseId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a phase id: '" + value + "'.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
