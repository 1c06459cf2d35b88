package dev.sluice.cli.call;

import dev.sluice.cli.terminal.Screen;
import dev.sluice.engine.pipeline.Pipeline;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All that a command touches outside itself.
 *
 * @param workingFolder paths are seen from here; absolute
 * @param out standard output; text commands print and JSON lines go here
 * @param err standard error; messages go here
 * @param screen asked for when there is something to draw
 * @param defaultHome used when neither option nor variable names one
 */
public record Surroundings(
        Map<String, String> environment,
        Path workingFolder,
        PrintStream out,
        PrintStream err,
        Supplier<Screen> screen,
        Supplier<Path> defaultHome,
        List<Pipeline> pipelines,
        EngineOpener engines,
        Interrupts interrupts,
        Clock clock) {
    public Surroundings {
        environment = Map.copyOf(environment);
        pipelines = List.copyOf(pipelines);
    }

    /** A variable that is set and not empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
