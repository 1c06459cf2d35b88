package dev.sluice.bench.kills;

import dev.sluice.bench.Scratch;
import dev.sluice.testkit.program.Ended;
import dev.sluice.testkit.program.Launch;
import dev.sluice.testkit.program.RunningProgram;
import dev.sluice.testkit.program.Signal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Fetches and extracts, is killed at random moments, goes on, and is held against another run. */
final class MediaTrial {
    private static final int KILLED = 137;
    private static final Duration CHILDREN_END = Duration.ofSeconds(2);

    private final Workplace workplace;
    private final Reference reference;
    private final Random random;
    private final Path site;
    private final List<String> moments = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    /**
     * What all trials share.
     *
     * @param operands what is fetched
     */
    record Workplace(Path folder, Program program, List<String> operands) {
        Launch launch(Path site, String command, List<String> more) {
            return program.launch(site.resolve("tmp"))
                    .with(command)
                    .with(more)
                    .with("--home", site.resolve("home").toString(), "--json");
        }

        Launch media(Path site) {
            List<String> arguments = new ArrayList<>(operands);
            arguments.addAll(List.of("--to", site.resolve("to").toString(), "--audio", "mp3"));
            arguments.addAll(List.of("--allow-host", "127.0.0.1", "--workers", "3"));
            return launch(site, "media", arguments);
        }
    }

    /**
     * What an undisturbed run gave.
     *
     * @param results digests by name
     * @param millis from its start to its end
     */
    record Reference(SortedMap<String, String> results, long millis, long work) {}

    MediaTrial(Workplace workplace, Reference reference, Random random, int number) {
        this.workplace = workplace;
        this.reference = reference;
        this.random = random;
        this.site = workplace.folder().resolve("trial-" + number);
    }

    static Reference undisturbed(Workplace workplace) throws IOException, InterruptedException {
        Path site = workplace.folder().resolve("undisturbed");
        prepare(site);
        Ended ended = workplace.media(site).start().awaitEnd(Workshop.PATIENCE);
        if (ended.code() != 0) {
            throw new IllegalStateException("An undisturbed run: " + ended.said());
        }
        return new Reference(results(site), ended.took().toMillis(), WorkDone.in(ended.json()));
    }

    private static void prepare(Path site) throws IOException {
        Scratch.remove(site);
        Files.createDirectories(site.resolve("tmp"));
    }

    /** What lies in the folder of results, hidden files included. */
    private static SortedMap<String, String> results(Path site) throws IOException {
        Path to = site.resolve("to");
        SortedMap<String, String> results = new TreeMap<>();
        try (Stream<Path> all = Files.walk(to)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                results.put(to.relativize(path).toString(), Digest.of(Files.readAllBytes(path)));
            }
        }
        return results;
    }

    /**
     * @return what differs from the undisturbed run
     */
    List<String> run(int kills) throws IOException, InterruptedException {
        prepare(site);
        boolean through = step(workplace.media(site), true);
        for (int i = 1; !through; i++) {
            through = step(workplace.launch(site, "run", List.of()), i < kills);
        }
        if (!Files.isDirectory(site.resolve("to"))) {
            // Killed before the job was queued: a person would ask for it again.
            step(workplace.media(site), false);
        }
        compare(results(site));
        if (differences.isEmpty()) {
            Scratch.remove(site);
        }
        return List.copyOf(differences);
    }

    private void compare(SortedMap<String, String> results) {
        for (Map.Entry<String, String> result : reference.results().entrySet()) {
            String here = results.get(result.getKey());
            if (here == null) {
                differences.add(result.getKey() + " is missing");
            } else if (!here.equals(result.getValue())) {
                differences.add(result.getKey() + " has other bytes");
            }
        }
        results.keySet().stream()
                .filter(name -> !reference.results().containsKey(name))
                .forEach(name -> differences.add(name + " is left over"));
    }

    /** Starts the program once. @return whether it came to its own end */
    private boolean step(Launch launch, boolean toBeKilled)
            throws IOException, InterruptedException {
        try (RunningProgram program = launch.start()) {
            if (toBeKilled) {
                kill(program);
            }
            Ended ended = program.awaitEnd(Workshop.PATIENCE);
            if (ended.code() == KILLED && toBeKilled) {
                return false;
            }
            if (ended.code() != 0) {
                differences.add(ended.said());
            }
            return true;
        } finally {
            Scratch.remove(site.resolve("tmp"));
            Files.createDirectories(site.resolve("tmp"));
        }
    }

    private void kill(RunningProgram program) throws IOException, InterruptedException {
        if (random.nextBoolean()) {
            TimeUnit.MILLISECONDS.sleep(random.nextLong(reference.millis()));
        } else {
            long work = random.nextLong(reference.work() + 1);
            WorkDone done = new WorkDone();
            program.awaitJson(line -> done.take(line) >= work, Workshop.PATIENCE);
            TimeUnit.MILLISECONDS.sleep(random.nextLong(250));
        }
        if (!program.alive()) {
            return;
        }
        List<ProcessHandle> children = program.descendants();
        program.send(Signal.KILL);
        moments.add("%d ms, %d children".formatted(program.age().toMillis(), children.size()));
        boolean ended =
                RunningProgram.await(
                        () -> children.stream().noneMatch(MediaTrial::works), CHILDREN_END);
        if (!ended) {
            differences.add("a child outlived the kill");
        }
    }

    /** One that has ended and is not fetched by the first process yet is dead all the same. */
    private static boolean works(ProcessHandle child) {
        if (!child.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(child.pid()), "stat"));
            // The state follows the name, which stands in brackets and may hold anything.
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state != 'Z' && state != 'X';
        } catch (IOException e) {
            // Gone meanwhile, or a system without /proc, where what is alive counts.
            return child.isAlive();
        }
    }

    int kills() {
        return moments.size();
    }

    List<String> moments() {
        return List.copyOf(moments);
    }
}
