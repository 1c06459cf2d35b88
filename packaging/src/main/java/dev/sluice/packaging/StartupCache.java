package dev.sluice.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The JVM's ahead-of-time cache of the command line, from a training run: classes loaded and
 * linked, so that later starts take a third of the time, and what the run found out about the hot
 * loops of a load, so that later loads are compiled well at once.
 */
public final class StartupCache {
    private static final int PATIENCE_SECONDS = 120;

    private StartupCache() {}

    /**
     * Runs the command line once and keeps what the JVM learned. A JVM that cannot do so leaves the
     * tree without a cache, which costs a second at each start and nothing else.
     */
    public static void train(Path tree) throws IOException, InterruptedException {
        if (Platform.current().isWindows()) {
            return;
        }
        Path home = Files.createTempDirectory("sluice-training");
        try {
            Path cache = tree.resolve("lib/sluice.aot");
            Path files = TrainingFiles.write(home.resolve("orders"), 2);
            ProcessBuilder training =
                    new ProcessBuilder(
                            tree.resolve("bin/sluice").toString(),
                            "load",
                            files.toString(),
                            "--into",
                            "duckdb:" + home.resolve("training.duckdb"),
                            "--table",
                            "training",
                            "--codec",
                            "zstd",
                            "--home",
                            home.resolve("home").toString());
            training.environment().put("SLUICE_JAVA", System.getProperty("java.home"));
            training.environment().put("SLUICE_JAVA_OPTS", "-XX:AOTCacheOutput=" + cache);
            training.redirectErrorStream(true);
            Path log = home.resolve("training.log");
            training.redirectOutput(log.toFile());
            Process process = training.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            if (!Files.exists(cache)) {
                System.err.println("no start-up cache: " + Files.readString(log));
            }
        } finally {
            DeletedTree.delete(home);
        }
    }
}
