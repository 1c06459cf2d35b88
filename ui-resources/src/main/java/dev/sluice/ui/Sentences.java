package dev.sluice.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

/**
 * Says in another language what the engine and the pipelines say in English. As with gettext, the
 * English sentence is the key: the command line, the store and files keep it, and a face that knows
 * it says it in its own words. Safe from any thread.
 */
final class Sentences {
    /** A list of complaints in a sentence in a sentence, each with its own. */
    private static final int DEEPEST = 4;

    private static final String BETWEEN = "; ";

    private final List<Sentence> known;
    private final ResourceBundle other;

    Sentences(List<Sentence> known, ResourceBundle other) {
        this.known = known;
        this.other = other;
    }

    /** The sentences of a text in the other language; one that nobody knows stays as it is. */
    String told(String english) {
        return told(english, 0);
    }

    private String told(String english, int depth) {
        Optional<String> list = list(english, depth);
        if (list.isPresent()) {
            return list.get();
        }
        String whole = one(english, depth);
        if (!whole.equals(english)) {
            return whole;
        }
        List<String> sentences = Sentence.split(english);
        return sentences.size() < 2
                ? english
                : String.join(
                        " ", sentences.stream().map(sentence -> one(sentence, depth)).toList());
    }

    /** Several of the same kind, such as complaints about rows; only if each of them is known. */
    private Optional<String> list(String english, int depth) {
        if (!english.contains(BETWEEN)) {
            return Optional.empty();
        }
        List<String> told = new ArrayList<>();
        for (String each : english.split(BETWEEN, -1)) {
            String known = orWithoutPoint(each, part -> one(part, depth));
            if (known.equals(each)) {
                return Optional.empty();
            }
            told.add(known);
        }
        return Optional.of(String.join(BETWEEN, told));
    }

    /** What stands in a gap may be a sentence, or a part of one, itself. */
    private String part(String english, int depth) {
        return depth > DEEPEST || english.indexOf(' ') < 0
                ? english
                : orWithoutPoint(english, part -> told(part, depth));
    }

    /** The last part of a sentence has its point. */
    private static String orWithoutPoint(String english, UnaryOperator<String> telling) {
        String told = telling.apply(english);
        return told.equals(english) && english.endsWith(".")
                ? telling.apply(english.substring(0, english.length() - 1)) + "."
                : told;
    }

    private String one(String english, int depth) {
        for (Sentence each : known) {
            Optional<Matcher> parts = each.in(english);
            if (parts.isPresent()) {
                return filled(each, parts.get(), depth);
            }
        }
        return english;
    }

    private String filled(Sentence each, Matcher parts, int depth) {
        String text = Sentence.plain(other.getString(Sentence.PREFIX + each.key()));
        return Sentence.GAP
                .matcher(text)
                .replaceAll(gap -> {
                    int place = each.gaps().indexOf(Integer.valueOf(gap.group(1)));
                    String part = parts.group(place + 1);
                    return Matcher.quoteReplacement(Foreign.amongWords(part(part, depth + 1)));
                });
    }

    /** Whether a bundle has no sentences but the English ones. */
    static boolean isEnglish(ResourceBundle bundle) {
        String language = bundle.getLocale().getLanguage();
        return language.isEmpty() || language.equals(Locale.ENGLISH.getLanguage());
    }
}
