package dev.sluice.packaging.installer;

import dev.sluice.packaging.DeletedTree;
import dev.sluice.packaging.TrainingFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The start-up cache of the window, from a run on a display of its own: the window comes up and
 * shows all its screens in turn, while more jobs than find room on it run side by side; the command
 * line hands them over, and a second start opens the sheet. What is drawn over and over there is
 * known to the JVM afterwards as well as in a window that has been open for a while.
 */
final class WindowTraining {
    private static final int PATIENCE_SECONDS = 180;
    private static final int SETTLING_SECONDS = 3;

    /** Some rounds of all screens, the first of them at jobs at work, the last at ended ones. */
    private static final int LOOKING_SECONDS = 90;

    private static final int MONTHS = 12;

    /** Beside a group of one job a month. */
    private static final int JOBS = 10;

    private WindowTraining() {}

    static void train(Path image) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory("sluice-training");
        try {
            Path files = TrainingFiles.write(place.resolve("orders"), MONTHS);
            Path home = Files.createDirectories(place.resolve("home"));
            Files.writeString(
                    home.resolve("limits.properties"), "settings=1\nlane.jobs=" + JOBS + "\n");
            Path cache = image.resolve("lib/sluice-desktop.aot");
            Path log = place.resolve("window.log");
            Process window = start(image, home, cache, log);
            waitFor(home, window, log);
            queueJobs(image, place, files);
            run(image, place, "sluice-desktop", files.toString());
            TimeUnit.SECONDS.sleep(LOOKING_SECONDS);
            // On a signal it ends in order, and writes down what it learned.
            faces(window).forEach(ProcessHandle::destroy);
            if (!window.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || !Files.exists(cache)) {
                faces(window).forEach(ProcessHandle::destroyForcibly);
                System.err.print(Files.readString(log));
                throw new ToolFailed("the window's training run left no start-up cache.");
            }
        } finally {
            DeletedTree.delete(place);
        }
    }

    private static void queueJobs(Path image, Path place, Path files)
            throws IOException, InterruptedException {
        Path faulty = place.resolve("faulty.tsv");
        Files.writeString(faulty, "id\tcountry\n1\tSE\n2\n");
        queue(image, place, "faulty", faulty.toString());
        String months =
                IntStream.rangeClosed(1, MONTHS)
                        .mapToObj("2024-%02d"::formatted)
                        .collect(Collectors.joining(","));
        queue(image, place, "months", files.toString(), "--months", months);
        for (int job = 0; job < JOBS; job++) {
            queue(image, place, "orders_" + job, files.toString());
        }
    }

    private static void queue(Path image, Path place, String table, String... operands)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("load", "--queue-only", "--table", table));
        words.addAll(List.of("--into", "duckdb:" + place.resolve("training.duckdb")));
        words.addAll(List.of(operands));
        run(image, place, "sluice", words.toArray(String[]::new));
    }

    private static Process start(Path image, Path home, Path cache, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        if (Tool.find("xvfb-run").isPresent()) {
            command.addAll(List.of("xvfb-run", "-a", "-s", "-screen 0 1600x1000x24"));
        } else if (System.getenv("DISPLAY") == null) {
            throw new ToolFailed(
                    "the window has to be started once for its start-up cache, and there is no"
                            + " display; install xvfb-run (Debian: xvfb, xauth).");
        }
        command.addAll(List.of(image.resolve("bin/sluice-desktop").toString(), "--home"));
        command.add(home.toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .put(
                        "SLUICE_JAVA_OPTS",
                        "-XX:AOTCacheOutput=" + cache + " -Dsluice.rehearsal=true");
        builder.environment().remove("SLUICE_HOME");
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private static List<ProcessHandle> faces(Process window) {
        List<ProcessHandle> found = new ArrayList<>();
        window.descendants()
                .filter(child ->
                        child.info()
                                .command()
                                .filter(name -> name.contains("/lib/runtime/"))
                                .isPresent())
                .forEach(found::add);
        if (found.isEmpty()) {
            found.add(window.toHandle());
        }
        return found;
    }

    /** The window's log begins when it has taken the home. */
    private static void waitFor(Path home, Process window, Path log)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(home.resolve("logs/desktop.log"))) {
            if (!window.isAlive() || System.nanoTime() > end) {
                System.err.print(Files.readString(log));
                throw new ToolFailed("the window did not come up for its training run.");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
    }

    private static void run(Path image, Path place, String face, String... operands)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(image.resolve("bin").resolve(face).toString());
        command.addAll(List.of(operands));
        command.addAll(List.of("--home", place.resolve("home").toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // A second start hands its files over; it asks for a display, but does not use it.
        builder.environment().putIfAbsent("DISPLAY", ":0");
        Process process = builder.redirectOutput(place.resolve(face + ".log").toFile()).start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
