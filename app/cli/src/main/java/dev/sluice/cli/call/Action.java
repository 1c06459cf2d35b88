package dev.sluice.cli.call;

import dev.sluice.engine.pipeline.InvalidOption;

import java.io.IOException;

/** What a command does when it is called. */
@FunctionalInterface
public interface Action {
    /**
     * @throws WrongUsage with one sentence; the program ends with 2
     * @throws InvalidOption likewise, for an option of a pipeline
     * @throws CommandFailed with one sentence; the program ends with 1
     */
    ExitCode run(Call call)
            throws WrongUsage, InvalidOption, CommandFailed, IOException, InterruptedException;
}
