package dev.sluice.pipelines.http;

/**
 * Text from servers, made fit to be shown: no control characters, none that turn the direction of
 * writing, no unpaired surrogates, one blank for any run of white space, and no longer than is
 * useful.
 */
public final class PlainText {
    private PlainText() {}

    /**
     * @param most characters; a longer text is cut and ends in …
     */
    public static String of(String text, int most) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), most));
        boolean blank = false;
        for (int i = 0; i < text.length() && plain.length() <= most; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                blank = !plain.isEmpty();
            } else if (!isHidden(c)) {
                if (blank) {
                    plain.append(' ');
                    blank = false;
                }
                plain.appendCodePoint(c);
            }
        }
        if (plain.length() > most) {
            int end = most - 1;
            if (Character.isHighSurrogate(plain.charAt(end - 1))) {
                end--;
            }
            return plain.substring(0, end).stripTrailing() + "…";
        }
        return plain.toString();
    }

    /** Whether a character shows nothing, or hides or turns what stands beside it. */
    static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            // Joiners make letters and emoji of some scripts; all other formats hide or turn text.
            case Character.FORMAT -> c != 0x200C && c != 0x200D;
            default -> false;
        };
    }
}
