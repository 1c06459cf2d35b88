package dev.sluice.cli.command;

import dev.sluice.cli.call.Action;
import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.CommandFailed;
import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.WrongUsage;
import dev.sluice.cli.follow.EngineSession;
import dev.sluice.cli.report.JobJson;
import dev.sluice.cli.report.JobTable;
import dev.sluice.cli.report.JsonLines;
import dev.sluice.engine.EngineSnapshot;

/** Lists all jobs. */
public final class JobsCommand implements Action {
    @Override
    public ExitCode run(Call call) throws WrongUsage, CommandFailed {
        if (!call.operands().isEmpty()) {
            throw new WrongUsage("'sluice jobs' lists all jobs and takes no names; see 'show'.");
        }
        EngineSnapshot sample;
        try (EngineSession session = Foreground.open(call)) {
            sample = session.engine().snapshot();
        }
        if (call.json()) {
            JobJson json = new JobJson(new JsonLines(call.surroundings().out()));
            sample.jobs().forEach(json::entry);
        } else {
            JobTable table = new JobTable(call.surroundings().screen().get());
            table.lines(sample).forEach(call.surroundings().out()::println);
        }
        return ExitCode.FINE;
    }
}
