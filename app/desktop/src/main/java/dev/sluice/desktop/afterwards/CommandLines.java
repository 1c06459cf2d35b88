package dev.sluice.desktop.afterwards;

import java.util.List;

/**
 * A command as a person writes it: the program on the first line, an argument on each further one.
 * No shell reads it, so nothing in it needs quotes.
 */
public final class CommandLines {
    private CommandLines() {}

    /** The program and its arguments; empty when there is no program. */
    public static List<String> parse(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return lines;
    }

    public static String write(List<String> command) {
        return String.join("\n", command);
    }
}
