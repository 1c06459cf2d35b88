package dev.sluice.engine.pipeline;

import java.util.List;

/**
 * Options of which a person usually gives at most one, asked for as one question: none of them, or
 * one. The command line keeps a flag for each.
 *
 * @param name of the question, such as {@code rows}
 * @param options their names, in the order in which they are offered after none of them
 */
public record OptionChoice(String name, List<String> options) {
    public OptionChoice {
        options = List.copyOf(options);
    }
}
