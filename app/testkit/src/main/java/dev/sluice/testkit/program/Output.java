package dev.sluice.testkit.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Collects one stream of a program line by line, in a thread of its own. Safe for threads. */
final class Output {
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;
    private boolean ended;

    Output(InputStream stream, String name) {
        reader = Thread.ofPlatform().daemon().name(name).start(() -> read(stream));
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** The first line from {@code from} on that fits; empty after the time or at the end. */
    synchronized Optional<String> await(Predicate<String> fits, int from, Duration limit)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        int at = from;
        while (true) {
            for (; at < lines.size(); at++) {
                if (fits.test(lines.get(at))) {
                    return Optional.of(lines.get(at));
                }
            }
            long left = deadline - System.nanoTime();
            if (ended || left <= 0) {
                return Optional.empty();
            }
            wait(Math.max(1, left / 1_000_000));
        }
    }

    /** Waits until the stream has ended: a process can be gone before its last line is read. */
    void join(Duration limit) throws InterruptedException {
        reader.join(limit);
    }

    private void read(InputStream stream) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            add("(its output could not be read on: " + e.getMessage() + ")");
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
