package dev.sluice.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts the runnable tree together: {@code bin}, {@code lib}, man pages, completions, licence.
 *
 * <p>{@code AssembleTree PACKAGING_FOLDER LICENSE TREE}; jars are read from {@code
 * PACKAGING_FOLDER/target/jars}.
 */
public final class AssembleTree {
    private AssembleTree() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path packaging = Path.of(args[0]);
        Path licence = Path.of(args[1]);
        Path tree = Path.of(args[2]);

        DeletedTree.delete(tree);
        Path lib = Files.createDirectories(tree.resolve("lib"));
        List<Path> jars = libraries(packaging.resolve("target/jars"), lib);
        Faces.writeLaunchJars(jars, lib);
        copyLaunchers(packaging.resolve("launchers"), tree);
        Files.copy(licence, tree.resolve("LICENSE"));
        Documentation.write(packaging, tree);
        StartupCache.train(tree);
    }

    /** Copies the jars, natives taken out; gives those that belong on the class path. */
    private static List<Path> libraries(Path from, Path lib) throws IOException {
        Path natives = Files.createDirectories(lib.resolve("native"));
        Path javafx = Files.createDirectories(lib.resolve("javafx"));
        List<Path> onClassPath = new ArrayList<>();
        for (Path jar : sorted(from)) {
            String name = jar.getFileName().toString();
            if (name.startsWith("javafx-")) {
                // The jar without a platform in its name is empty.
                if (Platform.current().isJavaFxJar(name)) {
                    NativeLibraries.copyWithout(jar, javafx.resolve(name), natives);
                }
            } else {
                Path copy = lib.resolve(name);
                NativeLibraries.copyWithout(jar, copy, natives);
                onClassPath.add(copy);
            }
        }
        return onClassPath;
    }

    private static void copyLaunchers(Path launchers, Path tree) throws IOException {
        Path bin = Files.createDirectories(tree.resolve("bin"));
        for (Path launcher : sorted(launchers)) {
            String name = launcher.getFileName().toString();
            Path folder = name.equals("find-java.sh") ? tree.resolve("lib") : bin;
            Path copy = folder.resolve(name);
            Files.copy(launcher, copy, StandardCopyOption.REPLACE_EXISTING);
            if (folder.equals(bin)) {
                boolean executable = copy.toFile().setExecutable(true, false);
                if (!executable) {
                    throw new IOException("cannot make " + copy + " executable");
                }
            }
        }
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
