package dev.sluice.cli;

import dev.sluice.cli.call.Action;
import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.WrongUsage;

/** The program called without a command. */
final class NoCommand implements Action {
    @Override
    public ExitCode run(Call call) throws WrongUsage {
        throw new WrongUsage("Name a command, such as 'sluice load'; 'sluice --help' lists them.");
    }
}
