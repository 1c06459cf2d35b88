package dev.sluice.engine.progress;

/**
 * Items by where they stand; they add up to {@link #known()} by construction.
 *
 * @param growing whether more may come, because the source has not finished
 * @param totalKnown whether anything is known of the total yet; false until the source has said
 *     something
 * @param waiting not yet reached by this phase, whether ready for it or still in an earlier one
 */
public record Counts(
        boolean totalKnown,
        boolean growing,
        long done,
        long skipped,
        long failed,
        long running,
        long waiting) {
    public static final Counts NONE_YET = new Counts(false, true, 0, 0, 0, 0, 0);

    public Counts {
        if (done < 0 || skipped < 0 || failed < 0 || running < 0 || waiting < 0) {
            throw new IllegalArgumentException("Counts are never negative.");
        }
    }

    /** The total known so far. */
    public long known() {
        return done + skipped + failed + running + waiting;
    }

    /** The total as a kind: known, at least, or unknown. */
    public Total total() {
        if (!growing) {
            return new Total.Known(known());
        }
        return totalKnown ? new Total.AtLeast(known()) : new Total.Unknown();
    }

    /** Done, skipped or failed. */
    public long ended() {
        return done + skipped + failed;
    }
}
