package dev.sluice.cli.terminal;

/** How many columns of a terminal a text takes, and how it is cut to fit. */
public final class Columns {
    private Columns() {}

    /** Columns the text takes; control characters count as none. */
    public static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    /**
     * Leaves out the middle of a text that is too wide: with files, what tells them apart (part,
     * month) stands at the end.
     *
     * @param ellipsis what stands for the part left out
     */
    public static String cutMiddle(String text, int columns, String ellipsis) {
        if (of(text) <= columns) {
            return text;
        }
        int room = columns - of(ellipsis);
        if (room < 2) {
            return cutEnd(text, columns);
        }
        int tail = room * 2 / 3;
        return cutEnd(text, room - tail) + ellipsis + cutStart(text, tail);
    }

    /** The longest beginning that fits. */
    public static String cutEnd(String text, int columns) {
        int used = 0;
        int index = 0;
        while (index < text.length()) {
            int codePoint = text.codePointAt(index);
            used += of(codePoint);
            if (used > columns) {
                break;
            }
            index += Character.charCount(codePoint);
        }
        return text.substring(0, index);
    }

    /** The text with blanks behind it up to a width. */
    public static String padEnd(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /** The text with blanks before it up to a width. */
    public static String padStart(String text, int columns) {
        return " ".repeat(Math.max(0, columns - of(text))) + text;
    }

    /**
     * A text from outside (a file's name, a server's answer) as one harmless line: control
     * characters and those that change the direction of writing become question marks.
     */
    public static String plain(String text) {
        if (text.codePoints().noneMatch(Columns::harmful)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> plain.appendCodePoint(harmful(c) ? '?' : c));
        return plain.toString();
    }

    private static String cutStart(String text, int columns) {
        int used = 0;
        int index = text.length();
        while (index > 0) {
            int codePoint = text.codePointBefore(index);
            used += of(codePoint);
            if (used > columns) {
                break;
            }
            index -= Character.charCount(codePoint);
        }
        return text.substring(index);
    }

    private static boolean harmful(int c) {
        return Character.isISOControl(c)
                || c == 0x061C
                || (c >= 0x200E && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static int of(int c) {
        if (c < 0x300) {
            return Character.isISOControl(c) ? 0 : 1;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> wide(c) ? 2 : 1;
        };
    }

    /** East Asian wide and full-width characters, and emoji (Unicode TR 11, in broad ranges). */
    private static boolean wide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0x303E)
                || (c >= 0x3041 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }
}
