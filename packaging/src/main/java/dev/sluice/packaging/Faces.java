package dev.sluice.packaging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * The two programs of the tree. Each is a jar of nothing but a manifest that names its main class
 * and its libraries in a fixed order, which the start-up cache relies on.
 */
enum Faces {
    CLI(
            "sluice.jar",
            "dev.sluice.cli.Main",
            List.of(
                    "sluice-desktop",
                    "sluice-ui-resources",
                    "controlsfx",
                    "atlantafx",
                    "ikonli",
                    "guice",
                    "aopalliance",
                    "guava",
                    "failureaccess",
                    "listenablefuture",
                    "j2objc"),
            List.of()),
    DESKTOP(
            "sluice-desktop.jar",
            "dev.sluice.desktop.SluiceDesktop",
            List.of("sluice-cli", "picocli"),
            // What ControlsFX reaches into, and the name of the window. On the command line it
            // would cost the start-up cache
            // its ready-made modules.
            List.of(
                    "javafx.base/com.sun.javafx.event",
                    "javafx.controls/com.sun.javafx.scene.control.behavior",
                    "javafx.controls/com.sun.javafx.scene.control.inputmap",
                    "javafx.graphics/com.sun.glass.ui",
                    "javafx.graphics/com.sun.javafx.scene.traversal"));

    /** The same bytes at every build; the moment is the one that reproducible builds agreed on. */
    private static final LocalDateTime WRITTEN = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final String fileName;
    private final String mainClass;
    private final List<String> unused;
    private final List<String> exports;

    Faces(String fileName, String mainClass, List<String> unused, List<String> exports) {
        this.fileName = fileName;
        this.mainClass = mainClass;
        this.unused = unused;
        this.exports = exports;
    }

    static void writeLaunchJars(List<Path> libraries, Path lib) throws IOException {
        for (Faces face : values()) {
            face.writeLaunchJar(libraries, lib);
        }
    }

    private void writeLaunchJar(List<Path> libraries, Path lib) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.MAIN_CLASS, mainClass);
        manifest.getMainAttributes()
                .put(
                        Name.CLASS_PATH,
                        libraries.stream()
                                .map(jar -> jar.getFileName().toString())
                                .filter(this::uses)
                                .collect(Collectors.joining(" ")));
        if (!exports.isEmpty()) {
            manifest.getMainAttributes().put(new Name("Add-Exports"), String.join(" ", exports));
        }
        try (OutputStream file = Files.newOutputStream(lib.resolve(fileName));
                JarOutputStream jar = new JarOutputStream(file)) {
            JarEntry entry = new JarEntry(JarFile.MANIFEST_NAME);
            entry.setTimeLocal(WRITTEN);
            jar.putNextEntry(entry);
            manifest.write(jar);
            jar.closeEntry();
        }
    }

    private boolean uses(String library) {
        return unused.stream().noneMatch(library::startsWith);
    }
}
