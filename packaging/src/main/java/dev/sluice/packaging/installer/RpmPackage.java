package dev.sluice.packaging.installer;

import dev.sluice.packaging.DeletedTree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The package of Fedora, openSUSE and their kin, packed by rpmbuild. */
final class RpmPackage {
    private RpmPackage() {}

    static Path pack(Build build, Path root) throws IOException, InterruptedException {
        Path work = build.target().resolve("rpm");
        DeletedTree.delete(work);
        Files.createDirectories(work);
        Path spec = work.resolve("sluice.spec");
        Files.writeString(
                spec,
                Templates.fill(
                        build,
                        "sluice.spec",
                        Map.of(
                                "ROOT",
                                root.toString(),
                                "EPOCH",
                                Long.toString(build.timestamp().getEpochSecond()),
                                "FILES",
                                files(root))));
        Tool.run(
                build.timestamp(),
                work.resolve("rpmbuild.log"),
                "rpmbuild",
                "-bb",
                "--target",
                LinuxRoot.processor(false),
                "--define",
                "_topdir " + work,
                "--define",
                "_rpmdir " + build.installers(),
                "--define",
                "_rpmfilename %{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}.rpm",
                spec.toString());
        return build.installers()
                .resolve(
                        "sluice-"
                                + build.packageVersion()
                                + "-1."
                                + LinuxRoot.processor(false)
                                + ".rpm");
    }

    /** Each file by its name, so that no folder of the system becomes ours; but our own do. */
    private static String files(Path root) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(root)) {
            all = walk.sorted().toList();
        }
        return all.stream()
                .filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || isOurs(path))
                .map(path -> line(root, path))
                .collect(Collectors.joining("\n"));
    }

    private static boolean isOurs(Path folder) {
        return folder.toString().contains("/lib/sluice")
                || folder.toString().contains("/doc/sluice");
    }

    private static String line(Path root, Path path) {
        String name = "\"/" + root.relativize(path) + "\"";
        boolean folder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        return (folder ? "%dir " : "") + name;
    }
}
