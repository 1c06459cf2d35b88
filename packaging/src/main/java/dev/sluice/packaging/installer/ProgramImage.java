package dev.sluice.packaging.installer;

import dev.sluice.packaging.DeletedTree;
import dev.sluice.packaging.Platform;
import dev.sluice.packaging.StartupCache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The runnable tree again, this time with a runtime of its own and a start-up cache a face. */
final class ProgramImage {
    private ProgramImage() {}

    static void lay(Build build) throws IOException {
        Path image = build.image();
        DeletedTree.delete(image);
        Path lib = Files.createDirectories(image.resolve("lib"));
        try (Stream<Path> files = Files.list(build.tree().resolve("lib"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".aot")) {
                    Files.copy(file, lib.resolve(file.getFileName()));
                }
            }
        }
        Path runtime = lib.resolve("runtime");
        RuntimeImage.link(build, runtime);
        Path natives = Files.createDirectories(lib.resolve("native"));
        try (Stream<Path> files = Files.list(build.tree().resolve("lib/native"))) {
            for (Path library : files.toList()) {
                // JavaFX's own have their place in the runtime.
                if (!Files.exists(runtime.resolve("lib").resolve(library.getFileName()))) {
                    Files.copy(library, natives.resolve(library.getFileName()));
                }
            }
        }
        BundledFfmpeg.lay(build, lib.resolve("tools"));
        if (Platform.current().isLinux()) {
            RuntimeImage.nameFaces(runtime);
            Path bin = Files.createDirectories(image.resolve("bin"));
            for (String face : List.of("sluice", "sluice-desktop")) {
                Path copy = bin.resolve(face);
                Files.copy(build.tree().resolve("bin").resolve(face), copy);
                Files.setPosixFilePermissions(copy, Modes.PROGRAM);
            }
        }
        Modes.settle(image, build.timestamp());
    }

    /** The caches remember the times of the jars, so those are set before and kept after. */
    static void train(Build build) throws IOException, InterruptedException {
        Path image = build.image();
        StartupCache.train(image);
        WindowTraining.train(image);
        for (String cache : List.of("sluice.aot", "sluice-desktop.aot")) {
            if (!Files.exists(image.resolve("lib").resolve(cache), LinkOption.NOFOLLOW_LINKS)) {
                throw new ToolFailed("the training run left no " + cache + ".");
            }
        }
        Modes.settle(image, build.timestamp());
    }
}
