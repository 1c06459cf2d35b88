package dev.sluice.desktop.guide;

import java.util.Locale;

/** One entry of the guide: what is asked first, then the keys. */
enum Topic {
    ADD,
    TARGET,
    MEDIA,
    BAD_ROWS,
    TWICE,
    RESUME,
    PACE,
    TIME_LEFT,
    ORDER,
    FAILURES,
    ALONE,
    KEPT,
    KEYS;

    /** Its question, or what it lists. */
    String titleKey() {
        return key() + ".title";
    }

    /** What is to be said; paragraphs are lines of it. */
    String textKey() {
        return key() + ".text";
    }

    private String key() {
        return "guide." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
