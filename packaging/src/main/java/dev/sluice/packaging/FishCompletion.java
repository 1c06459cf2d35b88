package dev.sluice.packaging;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.Set;
import java.util.stream.Collectors;

/** What fish completes, made of the commands; picocli knows bash only. */
final class FishCompletion {
    private FishCompletion() {}

    static String of(CommandSpec program) {
        Set<CommandSpec> commands = ManPage.commandsOf(program);
        String names = commands.stream().map(CommandSpec::name).collect(Collectors.joining(" "));
        StringBuilder script = new StringBuilder("# Completions of sluice for fish.\n");
        for (CommandSpec command : commands) {
            script.append("complete -c sluice -f -n '__fish_use_subcommand' -a ")
                    .append(quote(command.name()))
                    .append(" -d ")
                    .append(quote(Sentences.first(command)))
                    .append('\n');
            for (OptionSpec option : command.options()) {
                if (!option.hidden() && !program.optionsMap().containsKey(option.longestName())) {
                    option(script, option, "'__fish_seen_subcommand_from " + command.name() + "'");
                }
            }
        }
        for (OptionSpec option : program.options()) {
            option(script, option, "'not __fish_seen_subcommand_from help'");
        }
        script.append("# Files are for these only.\n")
                .append("complete -c sluice -f -n '__fish_seen_subcommand_from ")
                .append(names.replace("load ", ""))
                .append("'\n");
        return script.toString();
    }

    private static void option(StringBuilder script, OptionSpec option, String when) {
        script.append("complete -c sluice -n ").append(when);
        for (String name : option.names()) {
            script.append(name.startsWith("--") ? " -l " : " -s ")
                    .append(name.replaceFirst("^--?", ""));
        }
        script.append(option.arity().max() > 0 ? " -r -d " : " -d ")
                .append(quote(Sentences.of(option)))
                .append('\n');
    }

    private static String quote(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
