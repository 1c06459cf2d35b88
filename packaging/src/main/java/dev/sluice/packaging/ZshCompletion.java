package dev.sluice.packaging;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.Set;

/** What zsh completes, made of the commands; picocli knows bash only. */
final class ZshCompletion {
    private ZshCompletion() {}

    static String of(CommandSpec program) {
        Set<CommandSpec> commands = ManPage.commandsOf(program);
        StringBuilder script = new StringBuilder();
        script.append("#compdef sluice\n")
                .append("# Completions of sluice for zsh.\n")
                .append("local line state\n")
                .append("local -a commands\n")
                .append("commands=(\n");
        for (CommandSpec command : commands) {
            String entry = command.name() + ":" + Sentences.first(command);
            script.append("  ").append(quote(entry)).append('\n');
        }
        script.append(")\n")
                .append("_arguments -C '1: :->command' '*:: :->operands' && return\n")
                .append("case $state in\n")
                .append("command) _describe command commands ;;\n")
                .append("operands)\n")
                .append("  case $line[1] in\n");
        for (CommandSpec command : commands) {
            script.append("  ").append(command.name()).append(")\n    _arguments -s -S");
            for (OptionSpec option : command.options()) {
                if (!option.hidden()) {
                    script.append(" \\\n      ").append(option(option));
                }
            }
            script.append(" \\\n      ")
                    .append(command.name().equals("load") ? "'*:file:_files'" : "'*: :'")
                    .append("\n    ;;\n");
        }
        return script.append("  esac\n  ;;\nesac\n").toString();
    }

    private static String option(OptionSpec option) {
        boolean takesValue = option.arity().max() > 0;
        String text =
                Sentences.of(option).replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
        String after = "[" + text + "]";
        if (takesValue) {
            String label = option.paramLabel().replaceAll("[<>:]", "");
            after = "=" + after + ":" + label + ":" + (label.matches("DIR|FILE") ? "_files" : "");
        }
        return quote(option.longestName() + after);
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
