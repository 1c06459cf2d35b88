package dev.sluice.bench.progress;

import dev.sluice.bench.Cost;
import dev.sluice.bench.Orders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Loads the same twelve files again and again, with progress shown and without anybody reading a
 * counter, in the order on, off, off, on, so that a machine that gets slower or faster meanwhile
 * favours neither. Prints medians, how far apart they are, and how much the loads of one kind
 * differ among themselves: less than that cannot be told.
 *
 * <p>{@code mvn -q -pl app/bench -am -DskipTests process-classes exec:exec@progress}
 */
public final class ProgressCost {
    private static final int FILES = 12;
    private static final int WARM_UPS = 2;
    private static final long SEED = 2024;
    private static final double PERCENT = 100;

    private final Path folder;
    private final List<Cost> watched = new ArrayList<>();
    private final List<Cost> unwatched = new ArrayList<>();

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
            removeTree(folder);
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
        Spread cpuOn = Spread.of(watched, Cost::cpuSeconds);
        Spread cpuOff = Spread.of(unwatched, Cost::cpuSeconds);
        Spread wallOn = Spread.of(watched, Cost::seconds);
        Spread wallOff = Spread.of(unwatched, Cost::seconds);
        System.out.printf(
                Locale.ROOT,
                """
                %d loads each way        CPU                                  wall
                progress shown      %s   %s
                nobody reads        %s   %s
                on / off            %+.2f %% CPU, %+.2f %% wall (at most 0.5 %% apart)
                """,
                pairs,
                cpuOn.told(),
                wallOn.told(),
                cpuOff.told(),
                wallOff.told(),
                apart(cpuOn, cpuOff),
                apart(wallOn, wallOff));
    }

    private static double apart(Spread on, Spread off) {
        return PERCENT * (on.median() / off.median() - 1);
    }

    private Cost load(boolean on) throws IOException, InterruptedException {
        Path site = Files.createDirectory(folder.resolve("site"));
        try (OneLoad load = OneLoad.prepare(folder.resolve("in"), site, on)) {
            System.gc();
            return Cost.of(load::run);
        } finally {
            removeTree(site);
        }
    }

    private static void removeTree(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
