package dev.sluice.pipelines.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Fuzzes each {@link Target} with Jazzer, guided by coverage, in a program of its own.
 *
 * <p>Operands: seconds for each, a folder for what is found and learned, and the targets by name
 * (all without any). Exit code 1 when a property did not hold; the input lies in the folder and
 * belongs, once the defect is mended, into {@code src/test/resources} beside the others.
 */
public final class FuzzRun {
    private FuzzRun() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int seconds = Integer.parseInt(args[0]);
        Path folder = Path.of(args[1]).toAbsolutePath();
        List<Target> targets = new ArrayList<>();
        for (String name : List.of(args).subList(2, args.length)) {
            targets.add(Target.valueOf(name.toUpperCase(Locale.ROOT)));
        }
        List<Target> failed = new ArrayList<>();
        for (Target target : targets.isEmpty() ? List.of(Target.values()) : targets) {
            System.out.printf("Fuzzing %s for %d s%n", target, seconds);
            if (fuzz(target, seconds, folder.resolve(target.name().toLowerCase(Locale.ROOT)))
                    != 0) {
                failed.add(target);
            }
        }
        System.out.println(failed.isEmpty() ? "Nothing was found." : "Found something: " + failed);
        System.exit(failed.isEmpty() ? 0 : 1);
    }

    private static int fuzz(Target target, int seconds, Path folder)
            throws IOException, InterruptedException {
        Path learned = Files.createDirectories(folder.resolve("learned"));
        Path samples = Files.createDirectories(folder.resolve("samples"));
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
                        "-artifact_prefix=" + folder + "/",
                        learned.toString(),
                        samples.toString());
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        process.getOutputStream().close();
        int exit = process.waitFor();
        try (Stream<Path> left = Files.walk(scratch)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        List<String> log = Files.readAllLines(folder.resolve("log"));
        log.subList(Math.max(0, log.size() - (exit == 0 ? 1 : 25)), log.size())
                .forEach(System.out::println);
        return exit;
    }
}
