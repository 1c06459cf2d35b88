package dev.sluice.desktop.queue;

/**
 * Where the columns of the queue stand, the same in every row whatever its indent, so that numbers
 * stand under each other down the whole queue. All in pixels from the row's left edge.
 *
 * @param bar left edge of the bar
 * @param barWidth its width
 * @param count right edge of the counts
 * @param measure right edge of the measured amount
 * @param measureWidth its width
 * @param rate right edge of rate and ETA
 * @param rateWidth its width
 * @param end right edge of the buttons
 */
record Columns(
        double bar,
        double barWidth,
        double count,
        double measure,
        double measureWidth,
        double rate,
        double rateWidth,
        double end) {

    /** Below this width columns are narrower and words shorter. */
    static final double COMPACT_BELOW = 1120;

    /** Below this one names would find no room: a small screen on which all is shown larger. */
    private static final double TIGHT_BELOW = 960;

    /** Left and right of the window. */
    static final double MARGIN = 16;

    /** How much further in the jobs of a group stand, and phases below their job. */
    static final double INDENT = 32;

    /** Between the counts and what stands beside them. */
    static final double NOTE_GAP = 8;

    private static final double NOTE = 96;

    /** The columns of a list {@code width} wide. */
    static Columns of(double width) {
        boolean compact = width < COMPACT_BELOW;
        boolean tight = width < TIGHT_BELOW;
        double barWidth = tight ? 96 : compact ? 128 : 224;
        double countWidth = compact ? 96 : 112;
        double measureWidth = tight ? 72 : compact ? 112 : 144;
        double rateWidth = compact ? 144 : 136;
        double end = width - MARGIN;
        double rate = end - (compact ? 56 : 64);
        double measure = rate - rateWidth;
        double count = measure - measureWidth - NOTE;
        return new Columns(
                count - countWidth - barWidth,
                barWidth,
                count,
                measure,
                measureWidth,
                rate,
                rateWidth,
                end);
    }

    /** The columns of one job's own page: a longer bar and no buttons. */
    static Columns ofPage(double width) {
        boolean compact = width < COMPACT_BELOW;
        double barWidth = compact ? 160 : 320;
        double countWidth = compact ? 96 : 112;
        double measureWidth = compact ? 112 : 160;
        double rateWidth = compact ? 144 : 136;
        double rate = width - MARGIN;
        double measure = rate - rateWidth;
        double count = measure - measureWidth - NOTE;
        return new Columns(
                count - countWidth - barWidth,
                barWidth,
                count,
                measure,
                measureWidth,
                rate,
                rateWidth,
                rate);
    }

    /** Left edge of the note. */
    double note() {
        return count + NOTE_GAP;
    }

    /** Room of the note. */
    double noteWidth() {
        return NOTE - NOTE_GAP;
    }
}
