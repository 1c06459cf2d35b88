package dev.sluice.engine.job;

import java.util.regex.Pattern;

/**
 * Names a group: jobs that were queued together.
 *
 * @param value lower-case letters and digits with the prefix {@code g-}
 */
public record GroupId(String value) {
    private static final Pattern FORM = Pattern.compile("g-[a-z0-9]{4,32}");

    public GroupId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A group id looks like g-4k7q2m9x, not '" + value + "'.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
