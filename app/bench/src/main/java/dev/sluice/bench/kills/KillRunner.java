package dev.sluice.bench.kills;

import dev.sluice.bench.Scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs one series against the real program and prints each trial.
 *
 * <p>{@code mvn -q -pl app/bench -am -DskipTests process-classes exec:exec@kills -Dseries=kill
 * -Dcount=1000 -Dseed=7}; the series are {@code kill}, {@code call}, {@code power}, {@code full},
 * {@code stop}.
 */
public final class KillRunner {
    private static final long PROMPT_MILLIS = 1000;

    private final Promptness stops;
    private final List<Trial> different = new ArrayList<>();
    private int trials;
    private int blows;

    private KillRunner(Promptness stops) {
        this.stops = stops;
    }

    /**
     * Ends with 1 when a trial differs from an undisturbed run, or a stop was not prompt.
     *
     * @param arguments the series, how many, the seed, and milliseconds that a stop may take; 1000
     *     if left out
     */
    public static void main(String[] arguments)
            throws IOException, InterruptedException, SQLException {
        Series series = Series.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        int count = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        Path folder = Files.createTempDirectory("sluice-kills").toRealPath();
        Tool.Availability available = series.available(folder);
        if (!available.here()) {
            System.out.println(available.missing().orElseThrow());
            Scratch.remove(folder);
            return;
        }
        long prompt = arguments.length > 3 ? Long.parseLong(arguments[3]) : PROMPT_MILLIS;
        KillRunner runner = new KillRunner(new Promptness(Duration.ofMillis(prompt)));
        runner.run(
                series,
                count,
                seed,
                new Workshop(
                        folder,
                        Program.onClassPath(folder.resolve("program")),
                        series.rows(),
                        seed));
        if (runner.different.isEmpty()) {
            Scratch.remove(folder);
        }
        if (!runner.different.isEmpty() || !runner.stops.kept()) {
            System.exit(1);
        }
    }

    private void run(Series series, int count, long seed, Workshop workshop)
            throws IOException, InterruptedException, SQLException {
        System.out.printf("%s, %d, seed %d%n", series, count, seed);
        series.run(workshop, count, seed, this::told);
        System.out.printf(
                "%d trials, %d times disturbed, %d differ%n", trials, blows, different.size());
        stops.told().forEach(System.out::println);
    }

    private void told(Trial trial) {
        trials++;
        blows += trial.disturbances().size();
        if (!trial.exact()) {
            different.add(trial);
        }
        System.out.println(trial.told());
        trial.stop().flatMap(stops::add).ifPresent(System.out::println);
    }
}
