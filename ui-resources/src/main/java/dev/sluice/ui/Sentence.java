package dev.sluice.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An English sentence of the engine or of a pipeline that the bundles know, with gaps for what
 * changes in it. Its key in them begins with {@code says.}.
 *
 * @param key without that beginning
 * @param begin what stands before its first gap
 * @param end what stands behind its last gap
 * @param gaps the numbers of its gaps, in their order
 * @param letters how many are fixed; what fixes the most is the most exact
 */
record Sentence(
        String key, Pattern english, String begin, String end, List<Integer> gaps, int letters) {
    static final String PREFIX = "says.";
    static final Pattern GAP = Pattern.compile("\\{(\\d)}");

    /** Sentences end where the next begins with a capital or a quotation. */
    private static final Pattern NEXT = Pattern.compile("(?<=[.!])\\s+(?=[\\p{Lu}\"'‘“])");

    /** All that a bundle knows, the most exact first. */
    static List<Sentence> of(ResourceBundle english) {
        return english.keySet().stream()
                .filter(key -> key.startsWith(PREFIX))
                .map(key -> of(key.substring(PREFIX.length()), plain(english.getString(key))))
                .sorted(Comparator.comparingInt(Sentence::letters).reversed())
                .toList();
    }

    private static Sentence of(String key, String english) {
        StringBuilder pattern = new StringBuilder();
        List<Integer> gaps = new ArrayList<>();
        Matcher matcher = GAP.matcher(english);
        int from = 0;
        int letters = 0;
        String begin = GAP.split(english, 2)[0];
        while (matcher.find()) {
            String literal = english.substring(from, matcher.start());
            pattern.append(Pattern.quote(literal)).append("(.*?)");
            letters += literal.length();
            gaps.add(Integer.valueOf(matcher.group(1)));
            from = matcher.end();
        }
        String end = english.substring(from);
        pattern.append(Pattern.quote(end));
        letters += end.length();
        return new Sentence(
                key,
                Pattern.compile(pattern.toString(), Pattern.DOTALL),
                begin,
                end,
                gaps,
                letters);
    }

    /** Bundles double an apostrophe beside what is put in. */
    static String plain(String text) {
        return text.replace("''", "'");
    }

    /** The sentences of a text, one after the other. */
    static List<String> split(String text) {
        return List.of(NEXT.split(text, -1));
    }

    /** What stands in its gaps, if a text is this sentence and no more. */
    Optional<Matcher> in(String text) {
        // Most are not even like it, and to see that takes no pattern.
        if (!text.startsWith(begin) || !text.endsWith(end)) {
            return Optional.empty();
        }
        Matcher matcher = english.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        for (int i = 1; i <= matcher.groupCount(); i++) {
            if (NEXT.matcher(matcher.group(i)).find()) {
                return Optional.empty();
            }
        }
        return Optional.of(matcher);
    }
}
