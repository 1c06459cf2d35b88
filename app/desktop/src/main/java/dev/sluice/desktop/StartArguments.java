package dev.sluice.desktop;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the window was started with.
 *
 * @param home the folder after {@code --home}, if given
 * @param operands absolute paths, and links as they are
 */
record StartArguments(Optional<Path> home, List<String> operands) {

    StartArguments {
        operands = List.copyOf(operands);
    }

    /** Arguments that make no sense; the message is one sentence. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String sentence) {
            super(sentence);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    static StartArguments parse(List<String> arguments) throws Wrong {
        Optional<Path> home = Optional.empty();
        List<String> operands = new ArrayList<>();
        boolean optionsEnded = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (optionsEnded || !argument.startsWith("-") || argument.equals("-")) {
                operands.add(operand(argument));
            } else if (argument.equals("--")) {
                optionsEnded = true;
            } else if (argument.equals("--home")) {
                i++;
                if (i == arguments.size() || arguments.get(i).isBlank()) {
                    throw new Wrong("--home needs the name of a folder.");
                }
                home = Optional.of(path(arguments.get(i)));
            } else if (argument.startsWith("--home=") && argument.length() > 7) {
                home = Optional.of(path(argument.substring(7)));
            } else {
                throw new Wrong(
                        "There is no option '"
                                + argument
                                + "'; use sluice-desktop [--home DIR] [PATH|LINK]...");
            }
        }
        return new StartArguments(home, operands);
    }

    private static String operand(String argument) throws Wrong {
        return argument.matches("(?i)[a-z][a-z0-9+.-]*://.*")
                ? argument
                : path(argument).toString();
    }

    private static Path path(String text) throws Wrong {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new Wrong("'" + text + "' cannot be the name of a file.");
        }
    }
}
