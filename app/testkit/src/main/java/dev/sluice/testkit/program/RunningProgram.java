package dev.sluice.testkit.program;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * A program that runs as a process of its own. Closing it ends it and what it has started. Safe for
 * threads.
 */
public final class RunningProgram implements AutoCloseable {
    private static final Duration LAST_LINES = Duration.ofSeconds(10);
    private static final long MILLIS_BETWEEN_LOOKS = 2;

    private final Process process;
    private final String command;
    private final Output out;
    private final Output err;
    private final long started = System.nanoTime();

    RunningProgram(Process process, String command) {
        this.process = process;
        this.command = command;
        out = new Output(process.getInputStream(), "output of " + process.pid());
        err = new Output(process.getErrorStream(), "errors of " + process.pid());
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** What it has started that still runs, at any depth. */
    public List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** Time since its start. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** The lines of its standard output so far. */
    public List<String> out() {
        return out.lines();
    }

    /** The lines of its standard error so far. */
    public List<String> err() {
        return err.lines();
    }

    /** The objects of its standard output so far; what is no JSON is left out. */
    public List<JsonValue> json() {
        return JsonValue.lines(out.lines());
    }

    /** Sends a signal to the program itself, not to what it has started. */
    public void send(Signal signal) throws IOException {
        signal.sendTo(process.toHandle());
    }

    /**
     * Waits for a line of its standard output, from the first one on.
     *
     * @return empty when it ended, or the time was over, without such a line
     */
    public Optional<String> awaitLine(Predicate<String> fits, Duration limit)
            throws InterruptedException {
        return out.await(fits, 0, limit);
    }

    /** As {@link #awaitLine}, from a line of this index on. */
    public Optional<String> awaitLine(Predicate<String> fits, int from, Duration limit)
            throws InterruptedException {
        return out.await(fits, from, limit);
    }

    /** As {@link #awaitLine}, for its standard error. */
    public Optional<String> awaitError(Predicate<String> fits, Duration limit)
            throws InterruptedException {
        return err.await(fits, 0, limit);
    }

    /** As {@link #awaitLine}, for lines of JSON. */
    public Optional<JsonValue> awaitJson(Predicate<JsonValue> fits, Duration limit)
            throws InterruptedException {
        return out.await(line -> JsonValue.line(line).filter(fits).isPresent(), 0, limit)
                .flatMap(JsonValue::line);
    }

    /**
     * Waits until something outside of it holds.
     *
     * @return whether it did before the time was over
     */
    public static boolean await(BooleanSupplier condition, Duration limit)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
        }
        return true;
    }

    /**
     * Waits for its end.
     *
     * @throws IllegalStateException when it still runs after this time; it is ended then
     */
    public Ended awaitEnd(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            String said = String.join("\n", out()) + "\n" + String.join("\n", err());
            close();
            throw new IllegalStateException(
                    "Still running after %d s: %s%n%s".formatted(limit.toSeconds(), command, said));
        }
        Duration took = age();
        out.join(LAST_LINES);
        err.join(LAST_LINES);
        return new Ended(process.exitValue(), out(), err(), took);
    }

    @Override
    public void close() {
        List<ProcessHandle> children = descendants();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
