package dev.sluice.cli.terminal;

/** How large a terminal is, in characters. */
public record Size(int columns, int rows) {
    /** What is assumed of a terminal that does not say. */
    public static final Size USUAL = new Size(80, 24);

    public Size {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException("A terminal has at least one column and row.");
        }
    }

    /**
     * How many lines may be redrawn in place. Half of the rows: many terminals break long lines
     * anew when they are made narrower, and what then no longer fits scrolls out of reach for good.
     * So a window may be made half as wide at once and nothing is left behind.
     */
    public int rowsOfBlock() {
        return Math.max(1, rows / 2);
    }
}
