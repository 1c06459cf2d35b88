package dev.sluice.cli.terminal;

import java.io.PrintStream;
import java.util.List;

/**
 * A block of lines at the end of a terminal's output that is redrawn in place.
 *
 * <p>Between two redraws the cursor rests at the beginning of the block's first line, not behind
 * its last one. A terminal that is resized moves the text and takes the cursor along, so the top of
 * the block is where the cursor is, whatever became of the lines below it; nobody has to guess how
 * many rows they take now. What is typed meanwhile is kept from showing, since it would move the
 * cursor too. One thread draws; any may suspend or close.
 */
public final class LiveBlock implements AutoCloseable {
    private static final String HIDE_CURSOR = "\033[?25l";
    private static final String SHOW_CURSOR = "\033[?25h";
    private static final String NO_WRAP = "\033[?7l";
    private static final String WRAP = "\033[?7h";
    private static final String CLEAR_REST_OF_LINE = "\033[K";
    private static final String CLEAR_BELOW = "\033[J";

    private final PrintStream out;
    private final Screen screen;
    private boolean drawn;
    private boolean cursorHidden;
    private boolean closed;

    public LiveBlock(PrintStream out, Screen screen) {
        this.out = out;
        this.screen = screen;
    }

    /**
     * Shows these lines instead of the last ones; what does not fit the terminal is left out. A job
     * in the background draws nothing: the terminal is another's.
     */
    public synchronized void draw(List<String> lines) {
        if (closed || !screen.keyboard().inFront()) {
            return;
        }
        if (lines.isEmpty()) {
            clear();
            return;
        }
        // At every redraw: a shell that continues a stopped program may have switched it on again.
        screen.keyboard().hush();
        write(block(lines, screen.size().get()));
        drawn = true;
        cursorHidden = true;
    }

    /** Takes the block away, so that others can write where it was. */
    public synchronized void clear() {
        if (drawn) {
            write(new StringBuilder("\r").append(CLEAR_BELOW));
            drawn = false;
        }
    }

    /**
     * Gives the terminal back, has the program stopped, and is ready to draw again once it goes on.
     *
     * @param stop returns when the program has been continued
     */
    public synchronized void suspended(Runnable stop) {
        release();
        stop.run();
    }

    /** Takes the block away for good and gives the terminal back as it was. */
    @Override
    public synchronized void close() {
        closed = true;
        release();
    }

    private void release() {
        clear();
        if (cursorHidden) {
            write(new StringBuilder(SHOW_CURSOR));
            cursorHidden = false;
        }
        screen.keyboard().restore();
    }

    private static StringBuilder block(List<String> lines, Size size) {
        int rows = Math.min(lines.size(), size.rowsOfBlock());
        StringBuilder text = new StringBuilder(256);
        text.append('\r').append(HIDE_CURSOR).append(NO_WRAP);
        for (int i = 0; i < rows; i++) {
            if (i > 0) {
                text.append("\r\n");
            }
            // The last column stays free: some terminals wrap as soon as it is written.
            text.append(Columns.cutEnd(lines.get(i), size.columns() - 1));
            text.append(CLEAR_REST_OF_LINE);
        }
        text.append(CLEAR_BELOW).append(WRAP);
        if (rows > 1) {
            text.append("\033[").append(rows - 1).append('A');
        }
        return text.append('\r');
    }

    private void write(StringBuilder text) {
        out.print(text);
        out.flush();
    }
}
