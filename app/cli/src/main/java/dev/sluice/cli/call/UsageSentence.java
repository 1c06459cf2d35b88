package dev.sluice.cli.call;

import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what is wrong with what was typed, and what to do. */
public final class UsageSentence {
    private UsageSentence() {}

    public static String of(ParameterException problem) {
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        String see = "; see '" + command + " --help'.";
        return switch (problem) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched, command);
            case OverwrittenOptionException twice ->
                    named(twice.getOverwritten()) + " is given twice; give it once.";
            case MissingParameterException missing ->
                    missing.getMissing().stream()
                                    .findFirst()
                                    .map(UsageSentence::named)
                                    .orElse("Something")
                            + " needs a value"
                            + see;
            default -> oneLine(String.valueOf(problem.getMessage())) + see;
        };
    }

    private static String unmatched(UnmatchedArgumentException problem, String command) {
        String first = problem.getUnmatched().getFirst();
        String advice =
                problem.getSuggestions().stream()
                        .filter(suggestion -> alike(first, suggestion))
                        .findFirst()
                        .map(suggestion -> "; did you mean '" + suggestion + "'?")
                        .orElse("; '" + command + " --help' shows what there is.");
        if (problem.isUnknownOption()) {
            return "There is no option '" + first + "'" + advice;
        }
        CommandLine parent = problem.getCommandLine().getParent();
        return parent == null
                ? "There is no command '" + first + "'" + advice
                : "'" + command + "' takes nothing like '" + first + "'" + advice;
    }

    /** People seldom miss the first letter; without it a suggestion is a guess. */
    private static boolean alike(String typed, String suggestion) {
        String wrong = typed.replaceFirst("^-+", "");
        String right = suggestion.replaceFirst("^-+", "");
        return !wrong.isEmpty() && right.startsWith(wrong.substring(0, 1));
    }

    private static String named(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String oneLine(String message) {
        String line = message.lines().findFirst().orElse("Wrong usage").strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
