package dev.sluice.bench.kills;

import dev.sluice.bench.Scratch;
import dev.sluice.testkit.program.Ended;
import dev.sluice.testkit.program.Launch;
import dev.sluice.testkit.program.RunningProgram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads, is ended at bad moments, goes on each time, and is held against the undisturbed run. */
final class KillTrial {
    private static final int KILLED = 137;

    private final Workshop workshop;
    private final Scenario scenario;
    private final Blow blow;
    private final Path folder;
    private final List<String> moments = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private final Shown shown = new Shown();
    private final long started = System.nanoTime();

    /**
     * @param folder where the program is to work, which may lie on a disk of its own
     */
    KillTrial(Workshop workshop, Scenario scenario, Blow blow, Path folder) {
        this.workshop = workshop;
        this.scenario = scenario;
        this.blow = blow;
        this.folder = folder;
    }

    /**
     * Runs it.
     *
     * @param blows at most so many; fewer when the work is done before
     */
    Trial run(int number, int blows) throws IOException, InterruptedException, SQLException {
        Workshop.Reference reference = workshop.reference(scenario);
        Site site = workshop.site(folder, scenario);
        Optional<Ended> end = step(site, site.load(), reference, blows > 0);
        for (int i = 1; end.isEmpty(); i++) {
            end = step(site, site.command("run"), reference, i < blows);
        }
        Evidence evidence = Evidence.of(site);
        if (!evidence.hasJobs() && !shown.anyQueued()) {
            // Ended before the job was queued: a person would ask for it again.
            end = step(site, site.load(), reference, false);
            evidence = Evidence.of(site);
        }
        differences.addAll(evidence.differencesFrom(reference.evidence()));
        end.flatMap(KillTrial::wrongCode).ifPresent(differences::add);
        if (differences.isEmpty()) {
            Scratch.remove(site.root());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        return new Trial(
                number, scenario, moments, differences, took, site.root(), Optional.empty());
    }

    /** Starts the program once; empty when it was ended before its time. */
    private Optional<Ended> step(
            Site site, Launch launch, Workshop.Reference reference, boolean toBeStruck)
            throws IOException, InterruptedException {
        Launch armed = toBeStruck ? blow.arm(launch) : launch;
        try (RunningProgram program = armed.start()) {
            if (toBeStruck) {
                blow.strike(program, reference);
            }
            Ended ended = program.awaitEnd(Workshop.PATIENCE);
            differences.addAll(shown.takenBackIn(ended.json()));
            if (toBeStruck) {
                // Also after one that ended by itself just before: what it said must still hold.
                blow.recover();
            }
            if (toBeStruck && ended.code() == KILLED) {
                moments.add(blow.told() + ", " + shown.states());
                return Optional.empty();
            }
            return Optional.of(ended);
        } finally {
            // The JVM's own left-overs; an installation has none.
            Scratch.remove(site.temporary());
            Files.createDirectories(site.temporary());
        }
    }

    /** The exit code is that of the jobs the last run worked on; those before may have ended. */
    private static Optional<String> wrongCode(Ended ended) {
        boolean failures =
                ended.json().stream()
                        .anyMatch(line ->
                                line.at("type").isText("summary")
                                        && !line.at("state").isText("succeeded"));
        int right = failures ? 3 : 0;
        return ended.code() == right
                ? Optional.empty()
                : Optional.of("the exit code should be %d: %s".formatted(right, ended.said()));
    }
}
