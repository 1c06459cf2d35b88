package dev.sluice.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The JVM's ahead-of-time cache of the command line: classes loaded and linked in a training run,
 * so that later starts take a third of the time.
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
            Path file = home.resolve("training.tsv");
            Files.writeString(file, "id\tname\n1\tone\n");
            ProcessBuilder training =
                    new ProcessBuilder(
                            tree.resolve("bin/sluice").toString(),
                            "load",
                            file.toString(),
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
