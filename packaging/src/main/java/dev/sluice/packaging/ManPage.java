package dev.sluice.packaging;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The manual page in the macros of man(7), made of what the commands say about themselves.
 *
 * <p>picocli's own generator writes AsciiDoc, which would bring a Ruby interpreter into the build.
 */
final class ManPage {
    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    /** The page of a program with all its commands. */
    static String of(CommandLine program) {
        return new ManPage().write(program.getCommandSpec());
    }

    private String write(CommandSpec program) {
        String version = String.join(" ", program.version());
        line(".TH SLUICE 1 \"\" \"" + text(version) + "\"");
        line(".SH NAME");
        line(program.name() + " \\- " + text("work off a queue of long file jobs"));
        line(".SH SYNOPSIS");
        line(".B " + program.name());
        line("COMMAND [OPTION...] [OPERAND...]");
        section("DESCRIPTION", program.usageMessage().description());
        line("These options are accepted after any command:");
        options(program.options());
        line(".SH COMMANDS");
        for (CommandSpec command : commandsOf(program)) {
            command(command, program.optionsMap().keySet());
        }
        section(
                "EXIT STATUS",
                "0 all items done or skipped; 3 some items failed; 1 all items failed, or the job"
                        + " itself; 2 wrong usage or unknown job, nothing queued; 130 paused by a"
                        + " signal or by another command.");
        section(
                "ENVIRONMENT",
                "SLUICE_HOME names the folder below which everything is kept; --home goes before"
                    + " it. SLUICE_JAVA names the java to be used where Sluice did not bring its"
                    + " own, SLUICE_JAVA_OPTS further options for it. SLUICE_PASSPHRASE_FILE names"
                    + " a file, readable by nobody else, with the passphrase of secrets.vault in"
                    + " its first line, for computers that have neither a keyring nor somebody at"
                    + " the terminal.");
        line(".SH SEE ALSO");
        line(".BR sluice\\-desktop (1)");
        return page.toString();
    }

    private void command(CommandSpec command, Set<String> common) {
        line(".SS " + text(command.name()));
        for (String sentence : command.usageMessage().description()) {
            line(text(sentence));
        }
        line(".PP");
        line(".B " + text(synopsis(command)));
        options(
                command.options().stream()
                        .filter(option -> !common.contains(option.longestName()))
                        .toList());
    }

    private static String synopsis(CommandSpec command) {
        String operands =
                command.positionalParameters().stream()
                        .filter(operand -> !operand.hidden())
                        .map(operand ->
                                operand.paramLabel() + (operand.arity().max() > 1 ? "..." : ""))
                        .collect(Collectors.joining(" "));
        return (command.qualifiedName(" ") + " [OPTION...] " + operands).strip();
    }

    private void options(List<OptionSpec> options) {
        for (OptionSpec option : options) {
            if (option.hidden()) {
                continue;
            }
            line(".TP");
            String label = option.arity().max() > 0 ? " " + option.paramLabel() : "";
            line(".B " + text(String.join(", ", option.names()) + label));
            line(text(String.join(" ", option.description())));
        }
    }

    private void section(String title, String... sentences) {
        line(".SH " + title);
        for (String sentence : sentences) {
            line(text(sentence));
        }
    }

    /** The commands that are shown to people, in the order of the usage text. */
    static Set<CommandSpec> commandsOf(CommandSpec program) {
        return program.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Escapes what troff would read as a command, and takes picocli's markup out. */
    private static String text(String plain) {
        return Sentences.plain(plain)
                .lines()
                .map(one -> one.replace("\\", "\\e").replace("-", "\\-"))
                .map(one -> one.startsWith(".") || one.startsWith("'") ? "\\&" + one : one)
                .collect(Collectors.joining("\n"));
    }

    private void line(String line) {
        page.append(line).append('\n');
    }
}
