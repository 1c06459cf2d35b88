package dev.sluice.engine.pipeline;

/**
 * A value that a person has at hand for an option, such as a connection with a name.
 *
 * @param value as it is given to the option
 * @param said what it is called
 */
public record Suggestion(String value, Said said) {}
