package dev.sluice.bench.kills;

import dev.sluice.bench.Scratch;
import dev.sluice.engine.Command;
import dev.sluice.engine.link.EngineGone;
import dev.sluice.testkit.program.Ended;
import dev.sluice.testkit.program.RunningProgram;
import dev.sluice.testkit.program.Signal;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Stops the program at a random moment, measures how long that takes, and looks at what it leaves.
 */
final class StopTrial {
    private static final int PAUSED = 130;

    private final Workshop workshop;
    private final StopKind kind;
    private final Random random;
    private final List<String> told = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private final long started = System.nanoTime();
    private Optional<Duration> effect = Optional.empty();

    StopTrial(Workshop workshop, StopKind kind, Random random) {
        this.workshop = workshop;
        this.kind = kind;
        this.random = random;
    }

    Trial run(int number) throws IOException, InterruptedException, SQLException {
        Scenario scenario = number % 2 == 0 ? Scenario.STAGED : Scenario.PLAIN;
        Workshop.Reference reference = workshop.reference(scenario);
        Site site = workshop.site(workshop.folder().resolve("trial-" + number), scenario);
        boolean stopped = kind.hosted() ? stopHosted(site, reference) : stop(site, reference);
        if (stopped) {
            lookAround(site, reference);
        }
        if (differences.isEmpty()) {
            Scratch.remove(site.root());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        Optional<Stop> stop = effect.filter(_ -> stopped).map(it -> new Stop(kind, it));
        return new Trial(number, scenario, told, differences, took, site.root(), stop);
    }

    /** The engine lies in a program that goes on, into which one can look. */
    private boolean stopHosted(Site site, Workshop.Reference reference)
            throws IOException, InterruptedException {
        try (RunningProgram host = site.host().start()) {
            host.awaitLine(line -> line.equals("open"), Workshop.PATIENCE);
            boolean stopped = stop(site, reference);
            if (stopped) {
                differences.addAll(new Traces(host, site).left());
            }
            host.send(Signal.TERM);
            host.awaitEnd(Workshop.PATIENCE);
            return stopped;
        }
    }

    /** Answers whether there was anything left to stop. */
    private boolean stop(Site site, Workshop.Reference reference)
            throws IOException, InterruptedException {
        try (RunningProgram program = site.load().start()) {
            program.awaitLine(line -> line.startsWith("{"), Workshop.PATIENCE);
            // A second program takes a while to start.
            long latest = reference.workingMillis() / (kind.byCommand() ? 4 : 1);
            TimeUnit.MILLISECONDS.sleep(random.nextLong(Math.max(1, latest)));
            List<ProcessHandle> children = program.descendants();
            Shown shown = new Shown();
            shown.takenBackIn(program.json());
            Duration at = program.age();
            long before = System.nanoTime();
            try {
                tell(program, site);
            } catch (EngineGone | IllegalStateException e) {
                told.add("ended before (" + e.getMessage() + ")");
            }
            Ended ended = program.awaitEnd(Workshop.PATIENCE);
            Duration toTheEnd = Duration.ofNanos(System.nanoTime() - before);
            boolean stopped = ended.code() == PAUSED;
            if (stopped) {
                effect = Optional.of(effect.orElse(toTheEnd));
                told.add(
                        "%s at %d ms took %d ms, all over after %d ms, %s"
                                .formatted(
                                        kind,
                                        at.toMillis(),
                                        effect.get().toMillis(),
                                        toTheEnd.toMillis(),
                                        shown.states()));
            } else if (ended.code() != reference.exitCode()) {
                differences.add("ended otherwise: " + ended.said());
            }
            if (children.stream().anyMatch(ProcessHandle::isAlive)) {
                differences.add("a child process lives on");
            }
            return stopped;
        }
    }

    private void tell(RunningProgram program, Site site) throws IOException, InterruptedException {
        switch (kind) {
            case TERM -> signal(program, Signal.TERM);
            case INT -> signal(program, Signal.INT);
            case PAUSE, PAUSE_HOSTED -> byLink(site, new Command.Pause());
            case CANCEL, CANCEL_HOSTED -> byLink(site, new Command.Cancel());
            case PAUSE_COMMAND -> byCommand(site, "pause");
            case CANCEL_COMMAND -> byCommand(site, "cancel");
        }
    }

    private static void signal(RunningProgram program, Signal signal) throws IOException {
        try {
            program.send(signal);
        } catch (IOException e) {
            if (program.alive()) {
                throw e;
            }
            throw new IllegalStateException("there is nobody to hear it", e);
        }
    }

    private void byLink(Site site, Command command) throws IOException {
        try (Guest guest = Guest.of(site.home())) {
            effect = Optional.of(guest.tellAll(command));
        }
    }

    private void byCommand(Site site, String word) throws IOException, InterruptedException {
        Ears ears = new Ears(System::nanoTime);
        try (Guest guest = Guest.of(site.home());
                var _ = guest.listen(ears::hear)) {
            Ended ended = site.command(word, "all").start().awaitEnd(Workshop.PATIENCE);
            boolean late =
                    ended.err().stream().anyMatch(line -> line.contains(" came to its end "));
            if (ended.code() != 0 && !late) {
                differences.add(word + ": " + ended.said());
            }
        }
        effect = ears.between();
    }

    private void lookAround(Site site, Workshop.Reference reference)
            throws IOException, InterruptedException, SQLException {
        switch (kind.then()) {
            case GOES_ON_WITH_RUN -> goOn(site, reference, "run");
            case GOES_ON_WITH_RESUME -> goOn(site, reference, "resume", "all");
            case LEAVES_NOTHING -> differences.addAll(LeftOvers.afterACancel(site));
        }
    }

    private void goOn(Site site, Workshop.Reference reference, String... command)
            throws IOException, InterruptedException, SQLException {
        Ended ended = site.command(command).start().awaitEnd(Workshop.PATIENCE);
        differences.addAll(Evidence.of(site).differencesFrom(reference.evidence()));
        if (!differences.isEmpty()) {
            differences.add("after: " + ended.said());
        }
    }
}
