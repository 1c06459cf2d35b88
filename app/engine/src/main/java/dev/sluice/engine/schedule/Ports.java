package dev.sluice.engine.schedule;

import java.nio.file.Path;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Everything through which the engine reaches the outside, so that a test can drive it in simulated
 * time.
 *
 * @param home the home folder; jobs keep their reports below {@code jobs}
 * @param staging the usual folder for files between phases
 * @param network tells whether this machine has one
 */
public record Ports(
        Clock clock,
        Ticker ticker,
        EventLoop loop,
        Workers workers,
        Disk disk,
        RandomGenerator random,
        Path home,
        Path staging,
        Network network) {

    /** With a network that never goes away. */
    public Ports(
            Clock clock,
            Ticker ticker,
            EventLoop loop,
            Workers workers,
            Disk disk,
            RandomGenerator random,
            Path home,
            Path staging) {
        this(clock, ticker, loop, workers, disk, random, home, staging, () -> true);
    }

    /** The same, whose work is started later where that can't be done now. */
    Ports patient() {
        return new Ports(
                clock,
                ticker,
                loop,
                new PatientWorkers(workers, loop),
                disk,
                random,
                home,
                staging,
                network);
    }

    /** The real outside of this machine. */
    public static Ports real(Path home, RandomGenerator random) {
        return new Ports(
                Clock.systemUTC(),
                System::nanoTime,
                new ThreadLoop(),
                new ThreadWorkers(),
                new RealDisk(),
                random,
                home,
                home.resolve("staging"),
                new RealNetwork());
    }
}
