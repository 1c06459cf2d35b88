package dev.sluice.bench;

import dev.sluice.testkit.program.JsonValue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Loads twelve files with all phases on, and does the same steps one after the other in a shell
 * script: a field count by awk, {@code zstd -T0 -3}, a copy to the stage, and DuckDB's own reading
 * into a table. Does so in turns, since a machine's speed swings by more than what is judged, and
 * prints wall times, CPU times and their ratios for each round, and the ratios' medians. Needs
 * Linux, bash, awk and zstd.
 *
 * <p>{@code mvn -q -pl app/bench -am -DskipTests process-classes exec:exec@load}; with {@code
 * -Dprogram=…/bin/sluice} it is the packaged program that loads, with its start-up cache; {@code
 * -Drounds=9} makes more than five rounds.
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

    private static final int ROUNDS = Integer.getInteger("rounds", 5);

    /**
     * One round.
     *
     * @param rows how many were loaded, by each of the three
     * @param script seconds of the script, its copy included
     * @param bare seconds of its copy
     * @param alone seconds of our copy of the same packed files, and nothing else
     * @param ours the whole load
     */
    private record Round(long rows, double script, double bare, double alone, Timed ours) {
        double toScript() {
            return ours.seconds() / script;
        }

        double toCores() {
            return ours.seconds()
                    / (ours.cpuSeconds() / Runtime.getRuntime().availableProcessors());
        }

        double copies() {
            return bare / alone;
        }
    }

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
        List<Round> rounds = new ArrayList<>();
        for (int number = 1; number <= ROUNDS; number++) {
            Path place = Files.createDirectory(folder.resolve("round"));
            Round round = round(place);
            Scratch.remove(place);
            rounds.add(round);
            System.out.printf(
                    Locale.ROOT,
                    "%2d  script %5.1f s (of it the copy %.1f s)  load %5.1f s, %.1f s of CPU"
                            + "  copy alone %.1f s  load / script %.2f%n",
                    number,
                    round.script(),
                    round.bare(),
                    round.ours().seconds(),
                    round.ours().cpuSeconds(),
                    round.alone(),
                    round.toScript());
        }
        System.out.printf(
                Locale.ROOT,
                """
                %,d rows on %d cores, medians of %d rounds
                load / script      %.2f (at most 0.85)
                load / (CPU/cores) %.2f (at most 1.15)
                bare copy / copy   %.2f (at least 0.95)
                """,
                rounds.getFirst().rows(),
                Runtime.getRuntime().availableProcessors(),
                rounds.size(),
                median(rounds, Round::toScript),
                median(rounds, Round::toCores),
                median(rounds, Round::copies));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        List<Double> sorted = rounds.stream().map(figure::applyAsDouble).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Script, copy alone and load, each into new files of a folder that is empty. */
    private Round round(Path place) throws IOException, InterruptedException {
        Path packed = Files.createDirectory(place.resolve("packed"));
        Path staged = Files.createDirectory(place.resolve("staged"));
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
                                place.resolve("bare.duckdb").toString(),
                                staged + "/*.zst"));
        Timed alone =
                Timed.run(
                        java(
                                CopyAlone.class.getName(),
                                place.resolve("alone.duckdb").toString(),
                                staged.toString()));
        Timed ours = load(place);
        List<String> bare = List.of(copy.output().strip().split(" "));
        List<String> own = List.of(alone.output().strip().split(" "));
        long rows = summary(ours.output()).at("rows", "loaded").number();
        if (rows != Long.parseLong(bare.getLast()) || rows != Long.parseLong(own.getLast())) {
            throw new IllegalStateException(
                    "Loaded %d rows, alone %s, and DuckDB %s".formatted(rows, own, bare));
        }
        double copied = Double.parseDouble(bare.getFirst());
        return new Round(
                rows, steps.seconds() + copied, copied, Double.parseDouble(own.getFirst()), ours);
    }

    private Timed load(Path place) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program());
        command.addAll(
                List.of(
                        "load",
                        folder.resolve("in").toString(),
                        "--into",
                        "duckdb:" + place.resolve("sluice.duckdb"),
                        "--table",
                        "orders",
                        "--codec",
                        "zstd",
                        "--stage",
                        place.resolve("stage").toString(),
                        "--home",
                        place.resolve("home").toString(),
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
                                "-Dslf4j.internal.verbosity=WARN",
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
