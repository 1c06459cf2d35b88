package dev.sluice.cli.command;

import dev.sluice.cli.call.Action;
import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.WrongUsage;

import picocli.CommandLine;

/** Shows the usage text of a command, or of the program. */
public final class HelpCommand implements Action {
    private final CommandLine program;

    public HelpCommand(CommandLine program) {
        this.program = program;
    }

    @Override
    public ExitCode run(Call call) throws WrongUsage {
        CommandLine command = program;
        if (!call.operands().isEmpty()) {
            String name = call.operands().getFirst();
            CommandLine named = program.getSubcommands().get(name);
            if (named == null) {
                throw new WrongUsage(
                        "There is no command '" + name + "'; 'sluice --help' lists them.");
            }
            command = named;
        }
        command.usage(call.surroundings().out(), CommandLine.Help.Ansi.OFF);
        return ExitCode.FINE;
    }
}
