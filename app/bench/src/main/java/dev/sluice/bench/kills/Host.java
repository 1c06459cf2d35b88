package dev.sluice.bench.kills;

import dev.sluice.engine.link.Engines;
import dev.sluice.engine.link.HomeUnusable;
import dev.sluice.engine.link.Opened;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.engine.schedule.LocalEngine;
import dev.sluice.engine.schedule.Ports;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;

/**
 * The program without a face: opens a home as the window does, lets others use its engine, and goes
 * on when their jobs are over. Ends by SIGTERM.
 */
final class Host {
    private Host() {}

    /**
     * Prints one line when the home is open.
     *
     * @param arguments the home
     */
    public static void main(String[] arguments) throws HomeUnusable, InterruptedException {
        Opened opened =
                Engines.open(
                        Path.of(arguments[0]),
                        (home, store) ->
                                new LocalEngine(
                                        Ports.real(home.root(), new SecureRandom()),
                                        store,
                                        ServiceLoader.load(Pipeline.class).stream()
                                                .map(ServiceLoader.Provider::get)
                                                .toList(),
                                        EngineConfig.forCores(2)));
        Runtime.getRuntime().addShutdownHook(new Thread(opened::close, "close"));
        System.out.println("open");
        new CountDownLatch(1).await();
    }
}
