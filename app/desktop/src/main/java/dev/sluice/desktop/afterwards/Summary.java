package dev.sluice.desktop.afterwards;

/**
 * What a person is told about ends.
 *
 * @param text one or two sentences
 * @param trouble whether something in it failed
 */
public record Summary(String title, String text, boolean trouble) {}
