package dev.sluice.engine.job;

/**
 * Names a group: jobs that were queued together.
 *
 * @param value lower-case letters and digits with the prefix {@code g-}
 */
public record GroupId(String value) {
    public GroupId {
        if (!value.matches("g-[a-z0-9]{4,32}")) {
            throw new IllegalArgumentException(
                    "A group id looks like g-4k7q2m9x, not '" + value + "'.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
