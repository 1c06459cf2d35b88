package dev.sluice.engine.job;

/**
 * Names one job for good: in the store, in folders below the home, in ledgers of target tables and
 * on the command line. Globally unique, so that two homes may load into one table.
 *
 * @param value lower-case letters and digits with the prefix {@code j-}
 */
public record JobId(String value) {
    public JobId {
        if (!value.matches("j-[a-z0-9]{4,32}")) {
            throw new IllegalArgumentException(
                    "A job id looks like j-4k7q2m9x, not '" + value + "'.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
