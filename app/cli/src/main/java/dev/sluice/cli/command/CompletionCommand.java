package dev.sluice.cli.command;

import dev.sluice.cli.call.Action;
import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.ExitCode;

import picocli.AutoComplete;
import picocli.CommandLine;

/** Prints a script that has bash and zsh complete commands and options. */
public final class CompletionCommand implements Action {
    private final CommandLine program;

    public CompletionCommand(CommandLine program) {
        this.program = program;
    }

    @Override
    public ExitCode run(Call call) {
        call.surroundings().out().print(AutoComplete.bash("sluice", program));
        return ExitCode.FINE;
    }
}
