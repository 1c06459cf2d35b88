package dev.sluice.cli;

import dev.sluice.cli.call.CommandFailed;
import dev.sluice.cli.call.EngineOpener;
import dev.sluice.cli.call.Logs;
import dev.sluice.engine.Engine;
import dev.sluice.engine.link.Engines;
import dev.sluice.engine.link.HomeFolder;
import dev.sluice.engine.link.HomeUnusable;
import dev.sluice.engine.link.Opened;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.engine.schedule.LocalEngine;
import dev.sluice.engine.schedule.Ports;
import dev.sluice.engine.store.JobStore;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/** Opens the engine of a home, here or in the process that has it open already. */
final class HomeEngines implements EngineOpener {
    private final List<Pipeline> pipelines;

    HomeEngines(List<Pipeline> pipelines) {
        this.pipelines = List.copyOf(pipelines);
    }

    @Override
    public Opened open(Path home) throws CommandFailed {
        try {
            HomeFolder.prepare(home);
            Logs.to(home);
            return Engines.open(home, this::here);
        } catch (HomeUnusable e) {
            throw new CommandFailed(e.sentence(), e);
        }
    }

    private Engine here(HomeFolder home, JobStore store) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new LocalEngine(
                Ports.real(home.root(), new SecureRandom()),
                store,
                pipelines,
                EngineConfig.forCores(cores).with(home.limits().read()),
                home.limits());
    }
}
