package dev.sluice.packaging;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The JVM's ahead-of-time cache of the command line, from a training run: classes loaded and
 * linked, so that later starts take a third of the time, and what the run found out about the hot
 * loops of a load, so that later loads are compiled well at once.
 */
public final class StartupCache {
    private static final int PATIENCE_SECONDS = 120;

    /** Two files, so that phases overlap; enough rows that the loops over them get compiled. */
    private static final int FILES = 2;

    private static final int ROWS = 300_000;

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
            Path files = orders(Files.createDirectory(home.resolve("orders")));
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

    /** Numbers, times, amounts, few and many different words, and fields left empty. */
    private static Path orders(Path folder) throws IOException {
        Random random = new Random(1);
        for (int month = 1; month <= FILES; month++) {
            Path file = folder.resolve("orders_2024-0" + month + ".tsv");
            try (Writer out = Files.newBufferedWriter(file)) {
                out.write("id\tplaced_at\tcountry\tamount\tarticle\tnote\n");
                for (int row = 0; row < ROWS; row++) {
                    out.write(
                            "%d\t2024-0%d-%02d 12:%02d:%02d\t%s\t%d.%02d\tK-%05d\t%s\n"
                                    .formatted(
                                            month * ROWS + row,
                                            month,
                                            1 + random.nextInt(28),
                                            random.nextInt(60),
                                            random.nextInt(60),
                                            random.nextBoolean() ? "DE" : "SE",
                                            random.nextInt(1000),
                                            random.nextInt(100),
                                            random.nextInt(90_000),
                                            row % 5 == 0 ? "" : "note " + row % 100));
                }
            }
        }
        return folder;
    }
}
