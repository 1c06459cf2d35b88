package dev.sluice.bench.progress;

import dev.sluice.bench.Cost;
import dev.sluice.bench.Orders;
import dev.sluice.bench.Scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Loads the same twelve files again and again, with progress shown and without anybody reading a
 * counter, in the order on, off, off, on, so that a machine that gets slower or faster meanwhile
 * favours neither. Prints medians, how far the two of a pair are apart, and how sure that is: of a
 * machine that is never quite still, many short pairs tell more than few long ones. What can be
 * told on any machine is the CPU time of the engine's own threads, where samples are taken, told
 * and printed.
 *
 * <p>{@code mvn -q -pl app/bench -am -DskipTests process-classes exec:exec@progress}
 */
public final class ProgressCost {
    private static final int FILES = 12;
    private static final int WARM_UPS = 2;
    private static final long SEED = 2024;
    private static final double PERCENT = 100;

    private final Path folder;
    private final List<Run> watched = new ArrayList<>();
    private final List<Run> unwatched = new ArrayList<>();

    /**
     * One load.
     *
     * @param ownCpuSeconds of the engine's own threads, without the workers
     */
    private record Run(Cost cost, double ownCpuSeconds) {
        double cpuSeconds() {
            return cost.cpuSeconds();
        }

        double seconds() {
            return cost.seconds();
        }
    }

    private ProgressCost(Path folder) {
        this.folder = folder;
    }

    /**
     * Runs the comparison.
     *
     * @param arguments pairs of loads, and megabytes of each file
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int pairs = Integer.parseInt(arguments[0]);
        long bytes = Long.parseLong(arguments[1]) * 1_000_000;
        Path folder = Files.createTempDirectory("sluice-bench-");
        try {
            Orders.write(Files.createDirectory(folder.resolve("in")), FILES, bytes, SEED);
            new ProgressCost(folder).compare(pairs);
        } finally {
            Scratch.remove(folder);
        }
    }

    private void compare(int pairs) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UPS; i++) {
            load(i % 2 == 0);
        }
        for (int i = 0; i < 2 * pairs; i++) {
            // on, off, off, on, on, off, off, on …
            boolean on = i % 4 == 0 || i % 4 == 3;
            (on ? watched : unwatched).add(load(on));
        }
        Spread cpuOn = Spread.of(watched, Run::cpuSeconds);
        Spread cpuOff = Spread.of(unwatched, Run::cpuSeconds);
        Spread wallOn = Spread.of(watched, Run::seconds);
        Spread wallOff = Spread.of(unwatched, Run::seconds);
        Spread ownOn = Spread.of(watched, Run::ownCpuSeconds);
        Spread ownOff = Spread.of(unwatched, Run::ownCpuSeconds);
        System.out.printf(
                Locale.ROOT,
                """
                %d loads each way, the first %d of all left out
                CPU,  progress shown %s
                CPU,  nobody reads   %s
                wall, progress shown %s
                wall, nobody reads   %s
                engine's own threads, progress shown %s
                engine's own threads, nobody reads   %s
                CPU of the two of a pair,  on / off: %s (at most 0.5 %% apart)
                wall of the two of a pair, on / off: %s (at most 0.5 %% apart)
                what the own threads use more: %+.2f %% of the load's CPU (at most 0.5 %%)
                """,
                pairs,
                WARM_UPS,
                cpuOn.told(),
                cpuOff.told(),
                wallOn.told(),
                wallOff.told(),
                ownOn.told(),
                ownOff.told(),
                apart(Run::cpuSeconds).told(),
                apart(Run::seconds).told(),
                PERCENT * (ownOn.median() - ownOff.median()) / cpuOff.median());
    }

    private Apart apart(ToDoubleFunction<Run> figure) {
        double[] percent = new double[watched.size()];
        for (int i = 0; i < percent.length; i++) {
            double on = figure.applyAsDouble(watched.get(i));
            percent[i] = PERCENT * (on / figure.applyAsDouble(unwatched.get(i)) - 1);
        }
        return Apart.of(percent);
    }

    private Run load(boolean on) throws IOException, InterruptedException {
        Path site = Files.createDirectory(folder.resolve("site"));
        try (OneLoad load = OneLoad.prepare(folder.resolve("in"), site, on)) {
            System.gc();
            Cost cost = Cost.of(load::run);
            double own = load.ownCpuSeconds();
            System.out.printf(
                    Locale.ROOT,
                    "%-3s %7.3f s CPU, %.3f s of it the engine's own threads, %7.3f s wall%n",
                    on ? "on" : "off",
                    cost.cpuSeconds(),
                    own,
                    cost.seconds());
            return new Run(cost, own);
        } finally {
            Scratch.remove(site);
        }
    }
}
