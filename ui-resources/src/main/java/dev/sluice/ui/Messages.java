package dev.sluice.ui;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The texts of one language, and which locale numbers and times are written by. Counts are chosen
 * for with {@code choice} formats. Safe from any thread.
 */
public final class Messages {

    private final Locale locale;
    private final Locale formats;
    private final ResourceBundle bundle;
    private final ConcurrentMap<String, MessageFormat> patterns = new ConcurrentHashMap<>();
    private final List<Sentence> known;
    private final Sentences sentences;
    private final boolean english;

    private Messages(Locale locale, Locale formats, ResourceBundle bundle) {
        this.locale = locale;
        this.formats = formats;
        this.bundle = bundle;
        this.known = Sentence.of(bundleOf(Locale.ROOT));
        this.sentences = new Sentences(known, bundle);
        this.english = Sentences.isEnglish(bundle);
    }

    /** The texts for {@code locale}, English where there are none in its language. */
    public static Messages of(Locale locale) {
        return of(locale, locale);
    }

    /**
     * The same with numbers and times as {@code formats} writes them: who reads English may still
     * count and read the clock as everyone around does.
     */
    public static Messages of(Locale language, Locale formats) {
        return new Messages(language, formats, bundleOf(language));
    }

    private static ResourceBundle bundleOf(Locale locale) {
        ResourceBundle.Control noDefaultLocale =
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle("dev.sluice.ui.i18n.messages", locale, noDefaultLocale);
    }

    /** For words, such as the names of days. */
    public Locale locale() {
        return locale;
    }

    /** For numbers, times, and on which day a week begins. */
    public Locale formats() {
        return formats;
    }

    /**
     * The text of {@code key} with its arguments put in; what they have from right to left, or from
     * outside, disturbs no word of it.
     *
     * @throws java.util.MissingResourceException when no bundle has the key
     */
    public String get(String key, Object... arguments) {
        if (arguments.length == 0) {
            return bundle.getString(key);
        }
        MessageFormat format =
                patterns.computeIfAbsent(key, k -> new MessageFormat(bundle.getString(k), formats));
        Object[] shown = new Object[arguments.length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] =
                    arguments[i] instanceof Number number
                            ? number
                            : Foreign.amongWords(String.valueOf(arguments[i]));
        }
        // A MessageFormat keeps state while it formats.
        synchronized (format) {
            return format.format(shown);
        }
    }

    /** The text of {@code key}, or {@code otherwise} for what only a third party's jar names. */
    public String getOr(String key, String otherwise) {
        return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
    }

    /**
     * What the engine or a pipeline said in English, in this language as far as its sentences are
     * known; the rest stays English. In one line, and what it names from right to left turns none
     * of its words.
     */
    public String told(String said) {
        if (Foreign.isPlain(said)) {
            return english ? said : sentences.told(said);
        }
        return Foreign.stretchesAmongWords(sentences.told(Foreign.name(said)));
    }

    /**
     * What the engine or a pipeline said in English, in a few words such as "The file is damaged";
     * empty for what has no such name.
     */
    public Optional<String> title(String english) {
        String first = Sentence.split(english).getFirst();
        return known.stream()
                .filter(sentence -> sentence.in(first).isPresent())
                .findFirst()
                .map(sentence -> "titled." + sentence.key())
                .filter(bundle::containsKey)
                .map(bundle::getString);
    }
}
