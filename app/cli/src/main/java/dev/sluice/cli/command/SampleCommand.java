package dev.sluice.cli.command;

import dev.sluice.cli.call.Action;
import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.CommandFailed;
import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.WrongUsage;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.link.HomeFolder;
import dev.sluice.engine.link.HomeUnusable;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.pipelines.load.HomeWarehouse;
import dev.sluice.pipelines.load.sample.SampleData;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes a small sample and loads it with all phases on. */
public final class SampleCommand implements Action {
    @Override
    public ExitCode run(Call call)
            throws WrongUsage, InvalidOption, CommandFailed, IOException, InterruptedException {
        if (!call.operands().isEmpty()) {
            throw new WrongUsage("'sluice sample' makes its own files and takes no names.");
        }
        call.workers();
        call.priority();
        Path home = call.home();
        try {
            HomeFolder.prepare(home);
        } catch (HomeUnusable e) {
            throw new CommandFailed(e.sentence(), e);
        }
        List<Path> files = SampleData.create(home.resolve("sample"));
        JobRequest request = SampleData.request(files, HomeWarehouse.target(home));
        for (Pipeline pipeline : call.surroundings().pipelines()) {
            if (pipeline.id().equals(request.pipeline())) {
                return new PipelineCommand(pipeline).run(call, request);
            }
        }
        throw new CommandFailed("The Load pipeline is missing from this program.");
    }
}
