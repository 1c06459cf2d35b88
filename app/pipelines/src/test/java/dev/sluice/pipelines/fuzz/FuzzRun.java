package dev.sluice.pipelines.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Fuzzes each {@link Target} with Jazzer, guided by coverage, in a program of its own; two at a
 * time, since each keeps one core busy.
 *
 * <p>Operands: seconds for each, a folder for what is found and learned, and the targets by name
 * (all without any). Exit code 1 when a property did not hold; the input lies in the folder and
 * belongs, once the defect is mended, into {@code src/test/resources} beside the others.
 */
public final class FuzzRun {
    private static final int AT_ONCE = 2;

    private final int seconds;
    private final Path folder;

    private FuzzRun(int seconds, Path folder) {
        this.seconds = seconds;
        this.folder = folder;
    }

    /** How the fuzzing of one target ended; the log is shown when it found something. */
    private record Result(Target target, int exit, List<String> log) {
        boolean found() {
            return exit != 0;
        }

        void print() {
            System.out.println(target + (found() ? " found something:" : " found nothing:"));
            int shown = found() ? 25 : 1;
            log.subList(Math.max(0, log.size() - shown), log.size()).forEach(System.out::println);
        }
    }

    public static void main(String[] args)
            throws IOException, InterruptedException, ExecutionException {
        FuzzRun run = new FuzzRun(Integer.parseInt(args[0]), Path.of(args[1]).toAbsolutePath());
        List<Target> targets = new ArrayList<>();
        for (String name : List.of(args).subList(2, args.length)) {
            targets.add(Target.valueOf(name.toUpperCase(Locale.ROOT)));
        }
        List<Target> failed = run.all(targets.isEmpty() ? List.of(Target.values()) : targets);
        System.out.println(failed.isEmpty() ? "Nothing was found." : "Found something: " + failed);
        System.exit(failed.isEmpty() ? 0 : 1);
    }

    /** Answers in which targets something was found. */
    private List<Target> all(List<Target> targets) throws InterruptedException, ExecutionException {
        List<Target> failed = new ArrayList<>();
        try (ExecutorService slots = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Result>> results = new ArrayList<>();
            for (Target target : targets) {
                results.add(slots.submit(() -> fuzz(target)));
            }
            for (Future<Result> each : results) {
                Result result = each.get();
                result.print();
                if (result.found()) {
                    failed.add(result.target());
                }
            }
        }
        return failed;
    }

    private Result fuzz(Target target) throws IOException, InterruptedException {
        System.out.printf("Fuzzing %s for %d s%n", target, seconds);
        Path own = folder.resolve(target.name().toLowerCase(Locale.ROOT));
        Path learned = Files.createDirectories(own.resolve("learned"));
        Path samples = Files.createDirectories(own.resolve("samples"));
        Path scratch = Files.createTempDirectory(ScratchFile.place(), "sluice-fuzz-run-");
        List<byte[]> inputs = FuzzInputs.samples(target);
        for (int i = 0; i < inputs.size(); i++) {
            Files.write(samples.resolve("sample-" + i), inputs.get(i));
        }
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.io.tmpdir=" + scratch,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target.type().getName(),
                        "--instrumentation_includes=dev.sluice.**",
                        "--custom_hook_includes=dev.sluice.**",
                        "-max_total_time=" + seconds,
                        "-max_len=4096",
                        "-timeout=20",
                        "-artifact_prefix=" + own + "/",
                        learned.toString(),
                        samples.toString());
        Process process =
                new ProcessBuilder(command)
                        .directory(own.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(own.resolve("log").toFile())
                        .start();
        process.getOutputStream().close();
        int exit = process.waitFor();
        try (Stream<Path> left = Files.walk(scratch)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        return new Result(target, exit, Files.readAllLines(own.resolve("log")));
    }
}
