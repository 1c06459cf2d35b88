package dev.sluice.bench.kills;

import dev.sluice.testkit.program.RunningProgram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a job has left inside a program that goes on: threads at work, children, open files. What
 * the JDK and pools keep for the next job is none of it.
 */
final class Traces {
    /** As soon as the stop is answered; a thread may be on its last steps. */
    private static final Duration TO_VANISH = Duration.ofSeconds(1);

    /** Frames of a thread that works on a job; those of an idle engine have others. */
    private static final List<String> WORK =
            List.of("dev.sluice.pipelines.", "dev.sluice.engine.schedule.", "org.duckdb.");

    private static final Pattern BETWEEN_THREADS = Pattern.compile("\n\n");
    private static final String IDLE = "ThreadPoolExecutor.getTask";
    private static final String WORKER = "sluice-work-";

    private final RunningProgram program;
    private final Site site;

    Traces(RunningProgram program, Site site) {
        this.program = program;
        this.site = site;
    }

    /** What is still there when it should be gone; empty when nothing is. */
    List<String> left() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TO_VANISH.toNanos();
        List<String> left = look();
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            left = look();
        }
        return left;
    }

    private List<String> look() throws IOException, InterruptedException {
        List<String> left = new ArrayList<>();
        threads(left);
        openFiles(left);
        program.descendants().forEach(child -> left.add("a child process lives on: " + child));
        return left;
    }

    private void threads(List<String> left) throws IOException {
        Path dump = site.root().resolve("threads");
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Tool.run(
                jcmd.toString(),
                Long.toString(program.pid()),
                "Thread.dump_to_file",
                "-overwrite",
                dump.toString());
        int workers = 0;
        for (String thread : BETWEEN_THREADS.splitAsStream(Files.readString(dump)).toList()) {
            String head = thread.lines().findFirst().orElse("");
            boolean pooled = head.contains('"' + WORKER);
            workers += pooled ? 1 : 0;
            boolean idle = thread.contains(IDLE);
            if (pooled ? !idle : WORK.stream().anyMatch(thread::contains)) {
                left.add("a thread works on: " + head + ", " + top(thread));
            }
        }
        Files.delete(dump);
        long natives = namedLikeWorkers() - workers;
        if (natives > 0) {
            left.add(natives + " threads of native code live on");
        }
    }

    private static String top(String thread) {
        return String.join(" ", thread.lines().skip(1).limit(3).map(String::strip).toList());
    }

    /** Native code's threads have the name of the thread that has made them. Linux only. */
    private long namedLikeWorkers() throws IOException {
        long named = 0;
        for (Path task : entries(Path.of("/proc", Long.toString(program.pid()), "task"))) {
            try {
                named += Files.readString(task.resolve("comm")).startsWith(WORKER) ? 1 : 0;
            } catch (NoSuchFileException e) {
                // It has just ended, as it should.
            }
        }
        return named;
    }

    /** Its own database and log stay open; what it loads from and to must not. Linux only. */
    private void openFiles(List<String> left) throws IOException {
        List<Path> ofJobs =
                List.of(
                        site.files(),
                        site.stage(),
                        site.target(),
                        site.home().resolve("staging"),
                        site.home().resolve("jobs"));
        for (Path number : entries(Path.of("/proc", Long.toString(program.pid()), "fd"))) {
            try {
                Path file = Files.readSymbolicLink(number);
                if (ofJobs.stream().anyMatch(file::startsWith)) {
                    left.add("still open: " + file);
                }
            } catch (NoSuchFileException e) {
                // It has just been closed, as it should.
            }
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }
}
