package dev.sluice.engine.job;

import java.util.regex.Pattern;

/**
 * Names one job for good: in the store, in folders below the home, in ledgers of target tables and
 * on the command line. Globally unique, so that two homes may load into one table.
 *
 * @param value lower-case letters and digits with the prefix {@code j-}
 */
public record JobId(String value) {
    private static final Pattern FORM = Pattern.compile("j-[a-z0-9]{4,32}");

    public JobId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A job id looks like j-4k7q2m9x, not '" + value + "'.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
