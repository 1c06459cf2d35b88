package dev.sluice.bench.kills;

import dev.sluice.bench.Scratch;
import dev.sluice.testkit.program.Ended;
import dev.sluice.testkit.program.RunningProgram;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Fills the disk of the home, the stage or the target at a random moment, waits until the program
 * has said so and has waited for a while, makes room, and lets it come to its end.
 */
final class FullDiskTrial {
    /** Which disk is full. */
    enum Place {
        HOME(Site::home),
        STAGE(Site::stage),
        TARGET(Site::target);

        private final Function<Site, Path> folder;

        Place(Function<Site, Path> folder) {
            this.folder = folder;
        }
    }

    private static final Duration TO_SAY_SO = Duration.ofSeconds(20);
    private static final long WAIT_MILLIS = 1500;

    private final Workshop workshop;
    private final Place place;
    private final Random random;
    private final List<String> told = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private final long started = System.nanoTime();

    FullDiskTrial(Workshop workshop, Place place, Random random) {
        this.workshop = workshop;
        this.place = place;
        this.random = random;
    }

    Trial run(int number) throws IOException, InterruptedException, SQLException {
        Scenario scenario = place == Place.STAGE ? Scenario.KEPT : Scenario.STAGED;
        Workshop.Reference reference = workshop.reference(scenario);
        Site site = workshop.site(workshop.folder().resolve("trial-" + number), scenario);
        try (Mount disk = Mount.memory(place.folder.apply(site), "40m")) {
            work(site, reference, disk.point().resolve("filler"));
            differences.addAll(Evidence.of(site).differencesFrom(reference.evidence()));
        }
        // Without room to tidy up at the end DuckDB keeps its log, and reads it the next time.
        differences.removeIf(difference -> difference.endsWith(".wal is left over"));
        if (differences.isEmpty()) {
            Scratch.remove(site.root());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        return new Trial(number, scenario, told, differences, took, site.root(), Optional.empty());
    }

    private void work(Site site, Workshop.Reference reference, Path filler)
            throws IOException, InterruptedException {
        try (RunningProgram program = site.load().start()) {
            program.awaitLine(line -> line.startsWith("{"), Workshop.PATIENCE);
            TimeUnit.MILLISECONDS.sleep(random.nextLong(reference.workingMillis()));
            fill(filler);
            boolean waited = saysSo(program, place.folder.apply(site));
            told.add(
                    "%s full at %d ms: %s"
                            .formatted(
                                    place,
                                    program.age().toMillis(),
                                    waited ? "waits" : "needed no more room"));
            Files.delete(filler);
            Ended ended = program.awaitEnd(Workshop.PATIENCE);
            if (ended.code() != reference.exitCode()) {
                differences.add("ended otherwise: " + ended.said());
            }
        } finally {
            Files.deleteIfExists(filler);
        }
    }

    /** Whether it waits, which it must say once a job; without need of room it just ends. */
    private boolean saysSo(RunningProgram program, Path disk) throws InterruptedException {
        boolean said = program.awaitError(line -> line.contains(" is full"), TO_SAY_SO).isPresent();
        if (!said) {
            if (!RunningProgram.await(() -> !program.alive(), TO_SAY_SO)) {
                differences.add("neither ended nor said that the disk is full");
            }
            return false;
        }
        TimeUnit.MILLISECONDS.sleep(WAIT_MILLIS);
        List<String> sentences =
                program.err().stream().filter(line -> line.contains(" is full")).toList();
        if (!program.alive()) {
            differences.add("did not wait for room: " + String.join(" / ", program.err()));
        }
        if (sentences.stream().distinct().count() < sentences.size()) {
            differences.add("said so more than once: " + String.join(" / ", sentences));
        }
        if (sentences.stream().anyMatch(line -> !line.contains(disk.toString()))) {
            differences.add("another disk is named: " + String.join(" / ", sentences));
        }
        return true;
    }

    /** Takes all room there is. */
    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("space")) {
                throw e;
            }
        }
    }
}
