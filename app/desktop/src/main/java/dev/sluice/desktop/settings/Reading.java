package dev.sluice.desktop.settings;

/** What came of reading something typed. */
sealed interface Reading {
    record Value(long value) implements Reading {}

    /** Not to be used, because of {@code sentence}. */
    record Wrong(String sentence) implements Reading {}
}
