package dev.sluice.desktop.guide;

import java.util.Locale;

/** One entry of the guide: the first ten questions, then the keys. */
enum Topic {
    ADD,
    TARGET,
    BAD_ROWS,
    TWICE,
    RESUME,
    PACE,
    TIME_LEFT,
    ORDER,
    FAILURES,
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
