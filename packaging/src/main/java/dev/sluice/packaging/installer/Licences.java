package dev.sluice.packaging.installer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The licences and notices that the libraries bring with them, a folder a library. */
final class Licences {
    private static final Pattern TEXT =
            Pattern.compile(
                    "(META-INF/|dev/sluice/ui/fonts/)?[^/]*(LICEN[CS]E|NOTICE|COPYING)[^/]*",
                    Pattern.CASE_INSENSITIVE);

    private Licences() {}

    /** Gathers them into a folder, with a list of all libraries and their licences. */
    static void gather(Build build, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("LIBRARIES.txt"), LibraryList.of(build.sbom()));
        try (Stream<Path> jars = Files.list(build.tree().resolve("lib"))) {
            for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                String library = jar.getFileName().toString().replace(".jar", "");
                // Of our own only the window's fonts are by somebody else.
                copyFrom(jar, folder.resolve(library));
            }
        }
        CopiedTree.copy(build.packaging().resolve("licences"), folder.resolve("common"));
        Files.copy(build.root().resolve("LICENSE"), folder.resolve("common/Apache-2.0.txt"));
    }

    private static void copyFrom(Path jar, Path folder) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            List<JarEntry> texts =
                    file.stream()
                            .filter(entry -> TEXT.matcher(entry.getName()).matches())
                            .filter(entry -> !entry.isDirectory())
                            .toList();
            for (JarEntry entry : texts) {
                Files.createDirectories(folder);
                Path name = Path.of(entry.getName()).getFileName();
                try (InputStream text = file.getInputStream(entry)) {
                    Files.write(folder.resolve(name.toString()), text.readAllBytes());
                }
            }
        }
    }
}
