package dev.sluice.cli.terminal;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;

/**
 * A block of lines at the end of a terminal's output that is redrawn in place.
 *
 * <p>Between two redraws the cursor rests at the beginning of the block's first line, not behind
 * its last one. A terminal that is resized moves the text and takes the cursor along, so the top of
 * the block is where the cursor is, whatever became of the lines below it; nobody has to guess how
 * many rows they take now. Not safe for threads: one thread draws.
 */
public final class LiveBlock implements AutoCloseable {
    private static final String HIDE_CURSOR = "\033[?25l";
    private static final String SHOW_CURSOR = "\033[?25h";
    private static final String NO_WRAP = "\033[?7l";
    private static final String WRAP = "\033[?7h";
    private static final String CLEAR_REST_OF_LINE = "\033[K";
    private static final String CLEAR_BELOW = "\033[J";

    private final PrintStream out;
    private final Supplier<Size> size;
    private boolean shown;

    public LiveBlock(PrintStream out, Supplier<Size> size) {
        this.out = out;
        this.size = size;
    }

    /** Shows these lines instead of the last ones; what does not fit the terminal is left out. */
    public void draw(List<String> lines) {
        if (lines.isEmpty()) {
            clear();
            return;
        }
        Size now = size.get();
        int rows = Math.min(lines.size(), Math.max(1, now.rows() - 1));
        StringBuilder text = new StringBuilder(256);
        text.append('\r').append(HIDE_CURSOR).append(NO_WRAP);
        for (int i = 0; i < rows; i++) {
            if (i > 0) {
                text.append("\r\n");
            }
            // The last column stays free: some terminals wrap as soon as it is written.
            text.append(Columns.cutEnd(lines.get(i), now.columns() - 1));
            text.append(CLEAR_REST_OF_LINE);
        }
        text.append(CLEAR_BELOW).append(WRAP);
        if (rows > 1) {
            text.append("\033[").append(rows - 1).append('A');
        }
        text.append('\r');
        write(text);
        shown = true;
    }

    /** Takes the block away, so that others can write where it was. */
    public void clear() {
        if (shown) {
            write(new StringBuilder("\r").append(CLEAR_BELOW));
        }
    }

    /** Takes the block away for good and gives the cursor back. */
    @Override
    public void close() {
        if (shown) {
            write(new StringBuilder("\r").append(CLEAR_BELOW).append(SHOW_CURSOR));
            shown = false;
        }
    }

    private void write(StringBuilder text) {
        out.print(text);
        out.flush();
    }
}
