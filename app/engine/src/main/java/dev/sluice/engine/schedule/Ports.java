package dev.sluice.engine.schedule;

import java.nio.file.Path;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Everything through which the engine reaches the outside, so that a test can drive it in simulated
 * time.
 *
 * @param home the home folder; jobs keep their reports below {@code jobs}
 * @param staging the folder for files between phases
 */
public record Ports(
        Clock clock,
        Ticker ticker,
        EventLoop loop,
        Workers workers,
        Disk disk,
        RandomGenerator random,
        Path home,
        Path staging) {

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
                staging);
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
                home.resolve("staging"));
    }
}
