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
}
