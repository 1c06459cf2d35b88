package dev.sluice.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;

/**
 * Says in another language what the engine and the pipelines say in English. As with gettext, the
 * English sentence is the key: the command line, the store and files keep it, and a face that knows
 * it says it in its own words. Safe from any thread.
 */
final class Sentences {
    /** A sentence in a sentence in a sentence is enough. */
    private static final int DEEPEST = 3;

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
                    return Matcher.quoteReplacement(
                            Foreign.amongWords(depth < DEEPEST ? told(part, depth + 1) : part));
                });
    }

    /** Whether a bundle has no sentences but the English ones. */
    static boolean isEnglish(ResourceBundle bundle) {
        String language = bundle.getLocale().getLanguage();
        return language.isEmpty() || language.equals(Locale.ENGLISH.getLanguage());
    }
}
