package dev.sluice.cli.command;

import dev.sluice.cli.call.Action;
import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.CommandFailed;
import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.WrongUsage;
import dev.sluice.engine.link.EngineGone;
import dev.sluice.engine.pipeline.InvalidOption;

import org.slf4j.LoggerFactory;

import java.io.IOException;

/**
 * Does once more what can be told twice when the process that ran the engine ends in the middle of
 * it: the home is then opened here.
 */
public final class Persistently implements Action {
    private static final int TRIES = 3;

    private final Action action;

    public Persistently(Action action) {
        this.action = action;
    }

    @Override
    public ExitCode run(Call call)
            throws WrongUsage, InvalidOption, CommandFailed, IOException, InterruptedException {
        for (int i = 1; i < TRIES; i++) {
            try {
                return action.run(call);
            } catch (EngineGone e) {
                LoggerFactory.getLogger(Persistently.class).info("Told once more", e);
            }
        }
        return action.run(call);
    }
}
