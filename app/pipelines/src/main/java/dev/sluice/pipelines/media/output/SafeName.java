package dev.sluice.pipelines.media.output;

import dev.sluice.pipelines.files.ShortName;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes of any text a name that every usual file system takes, for one file or folder. */
public final class SafeName {
    /** Of UTF-8; leaves room for what a temporary name adds within the usual 255. */
    public static final int MOST_BYTES = 240;

    private static final Pattern RESERVED =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");
    private static final String FORBIDDEN = "<>:\"/\\|?*";

    private SafeName() {}

    /**
     * The name; empty when nothing of the text can be kept.
     *
     * @param text may hold anything
     * @param ending kept whole at its end, such as {@code .mp3}; safe itself
     */
    public static String of(String text, String ending) {
        String clean = plain(text);
        clean = stripEnds(clean);
        clean = ShortName.of(clean, MOST_BYTES - bytes(ending));
        clean = stripEnds(clean);
        if (clean.isEmpty()) {
            return "";
        }
        if (RESERVED.matcher(clean).matches()) {
            clean = "_" + clean;
        }
        return clean + ending;
    }

    /** Names that some file system takes for the same are equal here. */
    public static String folded(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFKC);
        // Upper case first: some letters meet only there, such as ſ and s.
        return Normalizer.normalize(
                composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    private static String plain(String text) {
        StringBuilder out = new StringBuilder();
        boolean gap = false;
        for (int point : Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                gap = true;
            } else if (!invisible(point)) {
                if (gap && !out.isEmpty()) {
                    out.append(' ');
                }
                gap = false;
                out.appendCodePoint(FORBIDDEN.indexOf(point) >= 0 ? '_' : point);
            }
        }
        return out.toString();
    }

    /** Control characters, and those that turn or hide what stands beside them. */
    private static boolean invisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    // Joins the parts of one sign, such as a family.
                    point != 0x200D;
            default -> false;
        };
    }

    /** A dot in front hides a file, dots and spaces at the end are lost on Windows. */
    private static String stripEnds(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && (text.charAt(from) == '.' || text.charAt(from) == ' ')) {
            from++;
        }
        while (to > from && (text.charAt(to - 1) == '.' || text.charAt(to - 1) == ' ')) {
            to--;
        }
        return text.substring(from, to);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
