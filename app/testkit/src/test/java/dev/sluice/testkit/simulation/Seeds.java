package dev.sluice.testkit.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Runs many seeds on all cores, and says how to replay those that failed. */
final class Seeds {
    /** Replays one seed, with its trace in words. */
    static final String ONE = "sluice.simulation.seed";

    /** How many seeds to run. */
    static final String COUNT = "sluice.simulation.seeds";

    /** The first of them. */
    private static final String FIRST = "sluice.simulation.first";

    private static final int SHOWN = 60;
    private static final int ENOUGH_FAILURES = 10;

    private Seeds() {}

    /** Makes the store of one seed. */
    @FunctionalInterface
    interface StoresOf {
        Stores of(long seed) throws IOException;
    }

    /**
     * Runs seeds and fails with the first that broke a rule.
     *
     * @param count how many
     * @param size the number of items of a large job
     * @param name names the files with traces, in the build folder
     */
    static void run(int count, int size, String name, StoresOf stores) throws Exception {
        long one = Long.getLong(ONE, -1);
        long first = one >= 0 ? one : Long.getLong(FIRST, 1);
        long last = one >= 0 ? one : first + count - 1;
        Map<Long, String> failed = new ConcurrentSkipListMap<>();
        AtomicLong next = new AtomicLong(first);
        int cores = Runtime.getRuntime().availableProcessors();
        try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
            List<? extends Future<?>> all =
                    IntStream.range(0, cores)
                            .mapToObj(_ ->
                                    threads.submit(() -> {
                                        for (long seed = next.getAndIncrement();
                                                seed <= last && failed.size() < ENOUGH_FAILURES;
                                                seed = next.getAndIncrement()) {
                                            run(seed, size, stores, failed);
                                        }
                                        return true;
                                    }))
                            .toList();
            for (Future<?> thread : all) {
                thread.get();
            }
        }
        if (one >= 0 && failed.isEmpty()) {
            keepTrace(name, one, Simulation.run(one, stores.of(one), size, true).trace());
        }
        if (!failed.isEmpty()) {
            throw new AssertionError(explain(failed, size, name, stores));
        }
    }

    private static void run(long seed, int size, StoresOf stores, Map<Long, String> failed)
            throws IOException {
        try {
            Simulation.run(seed, stores.of(seed), size, false);
        } catch (Simulation.Failed e) {
            failed.put(seed, String.valueOf(e.getMessage()));
        }
    }

    private static String explain(Map<Long, String> failed, int size, String name, StoresOf stores)
            throws IOException {
        StringBuilder text = new StringBuilder();
        failed.forEach((seed, message) ->
                text.append("seed ").append(seed).append(": ").append(message).append('\n'));
        long seed = failed.keySet().iterator().next();
        try {
            Simulation.run(seed, stores.of(seed), size, true);
        } catch (Simulation.Failed e) {
            Path kept = keepTrace(name, seed, e.trace());
            int from = Math.max(0, e.trace().size() - SHOWN);
            text.append("The last steps of seed ").append(seed).append(":\n");
            e.trace()
                    .subList(from, e.trace().size())
                    .forEach(step -> text.append(step).append('\n'));
            text.append("All steps: ").append(kept).append("\nReplay with -D").append(ONE);
            text.append('=').append(seed);
        }
        return text.toString();
    }

    private static Path keepTrace(String name, long seed, List<String> trace) throws IOException {
        Path file = Path.of("target", name + "-seed-" + seed + ".txt");
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.write(file, trace);
    }
}
