package dev.sluice.bench.kills;

import dev.sluice.testkit.program.Launch;
import dev.sluice.testkit.program.RunningProgram;
import dev.sluice.testkit.program.Signal;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * SIGKILL at a random moment between the start and a little after the usual end. Half of the
 * moments are chosen by the clock and half by the work done: on a machine that is slower than it
 * was a minute ago, the clock's lie near the beginning.
 */
final class RandomKill implements Blow {
    /** One in so many comes before the program has said its first word. */
    private static final int EARLY = 8;

    /** About one line of progress, which is how exactly work can be seen from outside. */
    private static final long UNSEEN_MILLIS = 250;

    /** Ends a program. */
    @FunctionalInterface
    interface End {
        void of(RunningProgram program) throws IOException;
    }

    private final Random random;
    private final End end;
    private String told = "";

    RandomKill(Random random) {
        this(random, program -> program.send(Signal.KILL));
    }

    RandomKill(Random random, End end) {
        this.random = random;
        this.end = end;
    }

    @Override
    public Launch arm(Launch launch) {
        return launch;
    }

    @Override
    public void strike(RunningProgram program, Workshop.Reference reference)
            throws IOException, InterruptedException {
        if (random.nextInt(EARLY) == 0) {
            pause(random.nextLong(reference.toFirstLine().toMillis()));
        } else if (random.nextBoolean()) {
            long work = random.nextLong(reference.work() + 1);
            WorkDone done = new WorkDone();
            program.awaitJson(line -> done.take(line) >= work, Workshop.PATIENCE);
            pause(random.nextLong(UNSEEN_MILLIS));
        } else {
            long moment = random.nextLong(reference.workingMillis());
            program.awaitLine(line -> line.startsWith("{"), Workshop.PATIENCE);
            pause(moment);
        }
        told = "killed at " + program.age().toMillis() + " ms";
        if (program.alive()) {
            end.of(program);
        }
    }

    @Override
    public String told() {
        return told;
    }

    private static void pause(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }
}
