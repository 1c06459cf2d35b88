package dev.sluice.cli.command;

import dev.sluice.cli.call.Action;
import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.WrongUsage;

/** A command that is known and not there yet. */
public final class NotYetCommand implements Action {
    private final String name;

    public NotYetCommand(String name) {
        this.name = name;
    }

    @Override
    public ExitCode run(Call call) throws WrongUsage {
        throw new WrongUsage("'sluice " + name + "' is not in this version yet.");
    }
}
