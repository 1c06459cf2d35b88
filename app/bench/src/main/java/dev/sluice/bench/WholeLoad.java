package dev.sluice.bench;

import dev.sluice.testkit.program.JsonValue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Loads twelve files with all phases on, and does the same steps one after the other in a shell
 * script: a field count by awk, {@code zstd -T0 -3}, a copy to the stage, and DuckDB's own reading
 * into a table. Prints wall times, CPU times and their ratios. Needs Linux, bash, awk and zstd.
 *
 * <p>{@code mvn -q -pl app/bench -am -DskipTests process-classes exec:exec@load}; with {@code
 * -Dprogram=…/bin/sluice} it is the packaged program that loads, with its start-up cache.
 */
public final class WholeLoad {
    private static final int FILES = 12;
    private static final long FILE_BYTES = 80_000_000;
    private static final long SEED = 2024;

    private static final String SCRIPT =
            """
            set -eu
            for file in "$1"/*.tsv; do
              awk -F'\\t' 'NR == 1 { n = NF } NF != n { bad++ } END { exit bad > 0 }' "$file"
              zstd -q -3 -T0 "$file" -o "$2/$(basename "$file").zst"
              cp "$2/$(basename "$file").zst" "$3/"
            done
            """;

    private final Path folder;

    private WholeLoad(Path folder) {
        this.folder = folder;
    }

    /**
     * Runs the comparison.
     *
     * @param arguments megabytes a file; 80 if left out
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long bytes = arguments.length == 0 ? FILE_BYTES : Long.parseLong(arguments[0]) * 1_000_000;
        Path folder = Files.createTempDirectory("sluice-bench-");
        try {
            new WholeLoad(folder).compare(bytes);
        } finally {
            Scratch.remove(folder);
        }
    }

    private void compare(long bytes) throws IOException, InterruptedException {
        Orders.write(Files.createDirectory(folder.resolve("in")), FILES, bytes, SEED);
        Path packed = Files.createDirectory(folder.resolve("packed"));
        Path staged = Files.createDirectory(folder.resolve("staged"));
        Timed steps =
                Timed.run(
                        List.of(
                                "bash",
                                "-c",
                                SCRIPT,
                                "script",
                                folder.resolve("in").toString(),
                                packed.toString(),
                                staged.toString()));
        Timed copy =
                Timed.run(
                        java(
                                BareCopy.class.getName(),
                                folder.resolve("bare.duckdb").toString(),
                                staged + "/*.zst"));
        List<String> copied = List.of(copy.output().strip().split(" "));
        double copySeconds = Double.parseDouble(copied.getFirst());
        double script = steps.seconds() + copySeconds;
        Timed alone =
                Timed.run(
                        java(
                                CopyAlone.class.getName(),
                                folder.resolve("alone.duckdb").toString(),
                                staged.toString()));
        List<String> ourCopy = List.of(alone.output().strip().split(" "));
        Timed ours = load();
        JsonValue summary = summary(ours.output());
        long rows = summary.at("rows", "loaded").number();
        if (rows != Long.parseLong(copied.getLast()) || rows != Long.parseLong(ourCopy.getLast())) {
            throw new IllegalStateException(
                    "Loaded %d rows, alone %s, and DuckDB %s".formatted(rows, ourCopy, copied));
        }
        int cores = Runtime.getRuntime().availableProcessors();
        System.out.printf(
                Locale.ROOT,
                """
                %,d rows on %d cores
                script            %6.1f s (of it the copy %.1f s)
                sluice load       %6.1f s, %.1f s of CPU
                load / script     %6.2f (at most 0.85)
                load / (CPU/cores)%6.2f (at most 1.15)
                bare copy / copy  %6.2f (at least 0.95; copy alone, the same files, %.1f s)
                """,
                rows,
                cores,
                script,
                copySeconds,
                ours.seconds(),
                ours.cpuSeconds(),
                ours.seconds() / script,
                ours.seconds() / (ours.cpuSeconds() / cores),
                copySeconds / Double.parseDouble(ourCopy.getFirst()),
                Double.parseDouble(ourCopy.getFirst()));
    }

    private Timed load() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program());
        command.addAll(
                List.of(
                        "load",
                        folder.resolve("in").toString(),
                        "--into",
                        "duckdb:" + folder.resolve("sluice.duckdb"),
                        "--table",
                        "orders",
                        "--codec",
                        "zstd",
                        "--stage",
                        folder.resolve("stage").toString(),
                        "--home",
                        folder.resolve("home").toString(),
                        "--json"));
        return Timed.run(command);
    }

    /** The program as it is packaged, where one is named, or on this class path. */
    private static List<String> program() {
        String packaged = System.getProperty("program", "");
        return packaged.isEmpty() ? java("dev.sluice.cli.Main") : List.of(packaged);
    }

    private static List<String> java(String main, String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        return Stream.concat(
                        Stream.of(
                                java,
                                "--enable-native-access=ALL-UNNAMED",
                                // The class path holds a second one, for programs without a log.
                                "-Dslf4j.provider=ch.qos.logback.classic.spi.LogbackServiceProvider",
                                "-cp",
                                classPath,
                                main),
                        Stream.of(arguments))
                .toList();
    }

    private static JsonValue summary(String output) {
        return JsonValue.lines(output.lines().toList()).stream()
                .filter(line -> line.at("type").isText("summary"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
