package dev.sluice.cli.call;

import dev.sluice.engine.link.Opened;

import java.nio.file.Path;

/** Opens the engine of a home: here, or as a guest of the process that has it open already. */
@FunctionalInterface
public interface EngineOpener {
    /**
     * @throws CommandFailed with one sentence when the home cannot be used
     */
    Opened open(Path home) throws CommandFailed;
}
