package dev.sluice.cli.terminal;

import java.util.function.Supplier;

/**
 * What standard output leads to.
 *
 * @param terminal whether somebody looks at it, so that lines can be redrawn
 * @param size asked for again at every redraw, since windows are resized
 * @param unicode whether it shows more than ASCII
 * @param keyboard what is typed at it
 */
public record Screen(boolean terminal, Supplier<Size> size, boolean unicode, Keyboard keyboard) {
    /** A file or a pipe. */
    public static Screen none(boolean unicode) {
        return new Screen(false, () -> Size.USUAL, unicode, Keyboard.HARMLESS);
    }
}
