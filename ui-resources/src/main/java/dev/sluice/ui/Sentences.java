package dev.sluice.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in another language what the engine and the pipelines say in English. As with gettext, the
 * English sentence is the key: the command line, the store and files keep it, and a face that knows
 * it says it in its own words. Texts whose key begins with {@code says.} are such sentences, with
 * {@code {0}} for what changes. Safe from any thread.
 */
final class Sentences {
    private static final String PREFIX = "says.";
    private static final Pattern GAP = Pattern.compile("\\{(\\d)}");

    /** Sentences end where the next begins with a capital or a quotation. */
    private static final Pattern NEXT = Pattern.compile("(?<=[.!])\\s+(?=[\\p{Lu}\"'‘“])");

    /** A sentence in a sentence in a sentence is enough. */
    private static final int DEEPEST = 3;

    private final List<Known> known = new ArrayList<>();

    private record Known(Pattern english, List<Integer> gaps, int letters, String other) {}

    Sentences(ResourceBundle english, ResourceBundle other) {
        for (String key : english.keySet()) {
            if (key.startsWith(PREFIX)) {
                known.add(known(plain(english.getString(key)), plain(other.getString(key))));
            }
        }
        // What fixes the most letters is the most exact.
        known.sort(Comparator.comparingInt(Known::letters).reversed());
    }

    /** Bundles double an apostrophe beside what is put in. */
    private static String plain(String text) {
        return text.replace("''", "'");
    }

    private static Known known(String english, String other) {
        StringBuilder pattern = new StringBuilder();
        List<Integer> gaps = new ArrayList<>();
        Matcher matcher = GAP.matcher(english);
        int from = 0;
        int letters = 0;
        while (matcher.find()) {
            String literal = english.substring(from, matcher.start());
            pattern.append(Pattern.quote(literal)).append("(.+?)");
            letters += literal.length();
            gaps.add(Integer.valueOf(matcher.group(1)));
            from = matcher.end();
        }
        pattern.append(Pattern.quote(english.substring(from)));
        letters += english.length() - from;
        return new Known(Pattern.compile(pattern.toString(), Pattern.DOTALL), gaps, letters, other);
    }

    /** The sentences of a text in the other language; one that nobody knows stays as it is. */
    String told(String english) {
        return told(english, 0);
    }

    private String told(String english, int depth) {
        String whole = one(english, depth);
        if (!whole.equals(english)) {
            return whole;
        }
        List<String> sentences = List.of(NEXT.split(english, -1));
        return sentences.size() < 2
                ? english
                : String.join(
                        " ", sentences.stream().map(sentence -> one(sentence, depth)).toList());
    }

    private String one(String english, int depth) {
        for (Known each : known) {
            Matcher matcher = each.english().matcher(english);
            if (matcher.matches() && isOne(matcher)) {
                return filled(each, matcher, depth);
            }
        }
        return english;
    }

    /** Whether what was put in does not reach into the next sentence. */
    private static boolean isOne(Matcher matcher) {
        for (int i = 1; i <= matcher.groupCount(); i++) {
            if (NEXT.matcher(matcher.group(i)).find()) {
                return false;
            }
        }
        return true;
    }

    private String filled(Known each, Matcher matcher, int depth) {
        return GAP.matcher(each.other())
                .replaceAll(gap -> {
                    int place = each.gaps().indexOf(Integer.valueOf(gap.group(1)));
                    String part = matcher.group(place + 1);
                    return Matcher.quoteReplacement(depth < DEEPEST ? told(part, depth + 1) : part);
                });
    }

    /** Whether a bundle has no sentences but the English ones. */
    static boolean isEnglish(ResourceBundle bundle) {
        String language = bundle.getLocale().getLanguage();
        return language.isEmpty() || language.equals(Locale.ENGLISH.getLanguage());
    }
}
