package dev.sluice.packaging.installer;

import dev.sluice.packaging.DeletedTree;
import dev.sluice.packaging.Platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The installers of Windows and macOS, packed by jpackage with the arguments of {@code
 * packaging/windows} or {@code packaging/mac}.
 */
final class JpackageInstaller {
    private JpackageInstaller() {}

    static void pack(Build build, String kind) throws IOException {
        Path files = build.packaging().resolve(Platform.current().isWindows() ? "windows" : "mac");
        Path lib = build.image().resolve("lib");
        Path input = build.target().resolve("jpackage-input");
        DeletedTree.delete(input);
        Files.createDirectories(input.resolve("native"));
        try (Stream<Path> jars = Files.list(lib)) {
            for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                Files.copy(jar, input.resolve(jar.getFileName()));
            }
        }
        CopiedTree.copy(lib.resolve("native"), input.resolve("native"));
        Tool.ofJdk(
                "jpackage",
                List.of(
                        "@" + files.resolve("jpackage.args"),
                        "--type",
                        kind,
                        "--app-version",
                        version(build),
                        "--runtime-image",
                        lib.resolve("runtime").toString(),
                        "--input",
                        input.toString(),
                        "--license-file",
                        build.root().resolve("LICENSE").toString(),
                        "--icon",
                        icon(build).toString(),
                        "--file-associations",
                        files.resolve("saved-job.properties").toString(),
                        "--add-launcher",
                        "sluice-cli=" + files.resolve("command-line.properties"),
                        "--dest",
                        build.installers().toString()));
    }

    private static Path icon(Build build) {
        String name = Platform.current().isWindows() ? "sluice.ico" : "sluice.icns";
        return build.packaging().resolve("icons").resolve(name);
    }

    /** macOS takes no version that begins with 0; until there is a first one, its number is 1. */
    private static String version(Build build) {
        String version = build.plainVersion();
        return Platform.current().isWindows() ? version : version.replaceFirst("^0\\.", "1.");
    }
}
