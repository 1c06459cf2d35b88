package dev.sluice.bench;

import dev.sluice.testkit.program.JsonValue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Loads twelve files with all phases on, and does the same steps one after the other in a shell
 * script: a field count by awk, {@code zstd -T0 -3}, a copy to the stage, and DuckDB's own reading
 * into a table. Prints wall times, CPU times and their ratios. Needs Linux, bash, awk and zstd.
 *
 * <p>{@code mvn -q -pl app/bench -am -DskipTests process-classes exec:exec@load}
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
            try (Stream<Path> tree = Files.walk(folder)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
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
        Timed ours = load();
        JsonValue summary = summary(ours.output());
        long rows = summary.at("rows", "loaded").number();
        if (rows != Long.parseLong(copied.getLast())) {
            throw new IllegalStateException("Loaded " + rows + " rows, and DuckDB " + copied);
        }
        int cores = Runtime.getRuntime().availableProcessors();
        double ourCopy = phaseSeconds(summary, "copy");
        System.out.printf(
                Locale.ROOT,
                """
                %,d rows on %d cores
                script            %6.1f s (of it the copy %.1f s)
                sluice load       %6.1f s, %.1f s of CPU
                load / script     %6.2f (at most 0.85)
                load / (CPU/cores)%6.2f (at most 1.15)
                bare copy / copy  %6.2f (at least 0.95; our copy shares the machine with other phases)
                """,
                rows,
                cores,
                script,
                copySeconds,
                ours.seconds(),
                ours.cpuSeconds(),
                ours.seconds() / script,
                ours.seconds() / (ours.cpuSeconds() / cores),
                copySeconds / ourCopy);
    }

    private Timed load() throws IOException, InterruptedException {
        return Timed.run(
                java(
                        "dev.sluice.cli.Main",
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

    private static double phaseSeconds(JsonValue summary, String phase) {
        return summary.at("phases").all().stream()
                .filter(candidate -> candidate.at("id").isText(phase))
                .map(candidate -> candidate.at("seconds"))
                .mapToDouble(seconds -> seconds instanceof JsonValue.Amount(double n) ? n : 0)
                .sum();
    }
}
