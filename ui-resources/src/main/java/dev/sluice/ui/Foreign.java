package dev.sluice.ui;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text from outside, such as the name of a file, made fit to stand among our own words. What would
 * hide, break or turn round what stands beside it is shown as a box instead, so that a name reads
 * in the order in which its characters come. Safe from any thread.
 */
public final class Foreign {
    /** In the place of what must not be shown; the bundled fonts have it. */
    private static final char BOX = '\u25a1';

    /** As much as fits into three lines of a card. */
    private static final int BRIEF = 160;

    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    /** Below it nothing is written from right to left, and of Latin only controls are hidden. */
    private static final char FIRST_OF_HEBREW = '\u0590';

    private static final char SOFT_HYPHEN = '\u00ad';

    private static final String LETTER =
            "[\\p{IsHebrew}\\p{IsArabic}\\p{IsSyriac}\\p{IsThaana}\\p{IsNko}\\p{IsAdlam}]";

    private static final Pattern RIGHT_TO_LEFT = Pattern.compile(LETTER);

    private static final String WORD = "\\S*" + LETTER + "\\S*";

    /** Words from right to left beside each other. */
    private static final Pattern STRETCH = Pattern.compile(WORD + "(?:\\s+" + WORD + ")*");

    private Foreign() {}

    /** A name that stands by itself: in one line. */
    public static String name(String text) {
        return isPlain(text) ? text : shown(text, false, false);
    }

    /**
     * The same where it stands in a sentence that has to be read as a whole, such as a question: a
     * long one without its middle.
     */
    public static String briefName(String text) {
        return briefName(text, BRIEF);
    }

    /**
     * The same in at most so many characters, where nothing else keeps it short, such as in a menu.
     */
    public static String briefName(String text, int most) {
        String name = name(text);
        int length = name.codePointCount(0, name.length());
        if (length <= most) {
            return name;
        }
        int end = name.offsetByCodePoints(0, most / 2);
        int begin = name.offsetByCodePoints(name.length(), -(most / 2 - 1));
        return name.substring(0, end) + "…" + name.substring(begin);
    }

    /** Several lines, such as what a server answered. */
    public static String lines(String text) {
        return isPlain(text) ? text : shown(text, true, false);
    }

    /**
     * The same between words of ours: what it has from right to left stays within it. It may have
     * been put between words before.
     */
    public static String amongWords(String text) {
        if (isPlain(text)) {
            return text;
        }
        String shown = shown(text, true, isClosed(text));
        return isRightToLeft(shown) ? FIRST_STRONG_ISOLATE + shown + POP_ISOLATE : shown;
    }

    /**
     * A whole sentence of which nobody knows where in it a name begins: each stretch of words from
     * right to left stays within itself, but for those that {@link #amongWords} has seen to.
     */
    static String stretchesAmongWords(String sentence) {
        if (!isRightToLeft(sentence)) {
            return sentence;
        }
        StringBuilder shown = new StringBuilder();
        int open = 0;
        int from = 0;
        for (int i = 0; i < sentence.length(); i++) {
            char c = sentence.charAt(i);
            if (!isIsolate(c)) {
                continue;
            }
            if (c != POP_ISOLATE && open++ == 0) {
                shown.append(stretches(sentence.substring(from, i)));
                from = i;
            } else if (c == POP_ISOLATE && --open == 0) {
                shown.append(sentence, from, i + 1);
                from = i + 1;
            }
        }
        return shown.append(stretches(sentence.substring(from))).toString();
    }

    private static String stretches(String words) {
        return STRETCH.matcher(words)
                .replaceAll(found -> Matcher.quoteReplacement(amongWords(found.group())));
    }

    /** Whether it can be shown as it is. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST_OF_HEBREW || c == SOFT_HYPHEN || Character.isISOControl(c)) {
                return false;
            }
        }
        return true;
    }

    private static String shown(String text, boolean lines, boolean isolates) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (Character.getType(c)) {
                case Character.CONTROL -> shown.append(control(c, lines));
                case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                        shown.append(lines ? '\n' : ' ');
                case Character.SURROGATE -> shown.append(BOX);
                case Character.FORMAT -> {
                    if (joins(c) || (isolates && isIsolate(c))) {
                        shown.appendCodePoint(c);
                    } else if (turns(c)) {
                        shown.append(BOX);
                    }
                }
                default -> shown.appendCodePoint(c);
            }
        }
        return shown.toString();
    }

    private static char control(int c, boolean lines) {
        if (c == '\n' && lines) {
            return '\n';
        }
        return Character.isWhitespace(c) || c == '\u0085' ? ' ' : BOX;
    }

    /** Makes letters of some scripts, and families of emoji. */
    private static boolean joins(int c) {
        return c == 0x200C || c == 0x200D;
    }

    /** Turns the direction of writing. */
    private static boolean turns(int c) {
        return c == 0x200E
                || c == 0x200F
                || c == 0x061C
                || (c >= 0x202A && c <= 0x202E)
                || isIsolate(c);
    }

    private static boolean isIsolate(int c) {
        return c >= 0x2066 && c <= 0x2069;
    }

    /** Whether each isolate ends within the text, as in what {@link #amongWords} has given. */
    private static boolean isClosed(String text) {
        int open = 0;
        for (int i = 0; i < text.length() && open >= 0; i++) {
            char c = text.charAt(i);
            if (isIsolate(c)) {
                open += c == POP_ISOLATE ? -1 : 1;
            }
        }
        return open == 0;
    }

    /** Whether some of it is written from right to left. */
    public static boolean isRightToLeft(String text) {
        return !isPlain(text) && RIGHT_TO_LEFT.matcher(text).find();
    }
}
