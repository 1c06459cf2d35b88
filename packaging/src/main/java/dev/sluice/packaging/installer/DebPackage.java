package dev.sluice.packaging.installer;

import dev.sluice.packaging.DeletedTree;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The package of Debian and Ubuntu, packed by dpkg-deb. */
final class DebPackage {
    private DebPackage() {}

    static Path pack(Build build, Path root) throws IOException, InterruptedException {
        Path control = root.resolve("DEBIAN");
        DeletedTree.delete(control);
        List<Path> files = filesBelow(root);
        long bytes = 0;
        StringBuilder sums = new StringBuilder();
        for (Path file : files) {
            bytes += Files.size(file);
            sums.append(md5(file)).append("  ").append(root.relativize(file)).append('\n');
        }
        Files.createDirectories(control);
        Files.writeString(control.resolve("md5sums"), sums);
        Files.writeString(
                control.resolve("control"),
                Templates.fill(
                        build,
                        "control",
                        Map.of(
                                "ARCHITECTURE",
                                LinuxRoot.processor(true),
                                "KIBIBYTES",
                                Long.toString(bytes / 1024))));
        Modes.settle(root, build.timestamp());
        Path deb =
                build.installers()
                        .resolve(
                                "sluice_"
                                        + build.packageVersion()
                                        + "_"
                                        + LinuxRoot.processor(true)
                                        + ".deb");
        Tool.run(
                build.timestamp(),
                build.target().resolve("dpkg-deb.log"),
                "dpkg-deb",
                "--root-owner-group",
                // Debian's own choice; zstd is larger than 130 MB, or takes many minutes.
                "-Zxz",
                "-z6",
                "--build",
                root.toString(),
                deb.toString());
        DeletedTree.delete(control);
        return deb;
    }

    private static List<Path> filesBelow(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    /** What {@code dpkg --verify} compares with. */
    private static String md5(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(
                        Files.newInputStream(file), MessageDigest.getInstance("MD5"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
