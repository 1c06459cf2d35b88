package dev.sluice.packaging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes.Name;
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
                    "j2objc")),
    DESKTOP(
            "sluice-desktop.jar",
            "dev.sluice.desktop.SluiceDesktop",
            List.of("sluice-cli", "picocli"));

    private final String fileName;
    private final String mainClass;
    private final List<String> unused;

    Faces(String fileName, String mainClass, List<String> unused) {
        this.fileName = fileName;
        this.mainClass = mainClass;
        this.unused = unused;
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
        try (OutputStream file = Files.newOutputStream(lib.resolve(fileName));
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            jar.finish();
        }
    }

    private boolean uses(String library) {
        return unused.stream().noneMatch(library::startsWith);
    }
}
