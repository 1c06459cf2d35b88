package dev.sluice.packaging.installer;

import dev.sluice.packaging.DeletedTree;
import dev.sluice.packaging.NativeLibraries;
import dev.sluice.packaging.Platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The program's own Java: what it needs of the JDK, and JavaFX. */
final class RuntimeImage {
    /** What jdeps finds in the jars, and what they find by themselves when they run. */
    private static final List<String> MODULES =
            List.of(
                    "java.base",
                    "java.desktop",
                    "java.logging",
                    "java.management",
                    "java.naming",
                    "java.net.http",
                    "java.sql",
                    "java.xml",
                    "jdk.jfr",
                    "jdk.management",
                    "jdk.unsupported",
                    // Any encoding may be named for a file, and numbers follow any locale.
                    "jdk.charsets",
                    "jdk.localedata",
                    "javafx.base",
                    "javafx.graphics",
                    "javafx.controls",
                    "javafx.fxml");

    private static final Set<String> PROGRAMS =
            Set.of("java", "java.exe", "javaw.exe", "java.dll", "jli.dll");

    private RuntimeImage() {}

    /** Links the runtime into a folder that is not there yet. */
    static void link(Build build, Path runtime) throws IOException {
        Path modules = build.target().resolve("modules");
        DeletedTree.delete(modules);
        Path natives = Files.createDirectories(modules.resolve("native"));
        try (Stream<Path> jars = Files.list(build.jars())) {
            for (Path jar : jars.filter(RuntimeImage::isJavaFx).sorted().toList()) {
                NativeLibraries.copyWithout(jar, modules.resolve(jar.getFileName()), natives);
            }
        }
        Tool.ofJdk(
                "jlink",
                List.of(
                        "--module-path",
                        modules.toString(),
                        "--add-modules",
                        String.join(",", MODULES),
                        "--no-header-files",
                        "--no-man-pages",
                        "--dedup-legal-notices=error-if-not-same-content",
                        "--vm=server",
                        "--output",
                        runtime.toString()));
        // There JavaFX looks first; elsewhere it would unpack them into the home folder.
        moveInto(natives, runtime.resolve(Platform.current().isWindows() ? "bin" : "lib"));
        if (!Platform.current().isWindows()) {
            keepJavaOnly(runtime.resolve("bin"));
        }
    }

    /** Links to java by which a list of processes tells the program's name. */
    static void nameFaces(Path runtime) throws IOException {
        for (String face : List.of("sluice", "sluice-desktop")) {
            Files.createSymbolicLink(runtime.resolve("bin").resolve(face), Path.of("java"));
        }
    }

    private static boolean isJavaFx(Path jar) {
        return Platform.current().isJavaFxJar(jar.getFileName().toString());
    }

    private static void moveInto(Path from, Path to) throws IOException {
        try (Stream<Path> libraries = Files.list(from)) {
            for (Path library : libraries.toList()) {
                Files.move(library, to.resolve(library.getFileName()));
            }
        }
    }

    private static void keepJavaOnly(Path bin) throws IOException {
        try (Stream<Path> programs = Files.list(bin)) {
            for (Path program : programs.toList()) {
                if (!PROGRAMS.contains(program.getFileName().toString())) {
                    Files.delete(program);
                }
            }
        }
    }
}
