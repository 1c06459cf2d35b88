package dev.sluice.packaging.installer;

import dev.sluice.packaging.Platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Permissions and times of what is installed, whatever the machine's habits are. */
final class Modes {
    static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> DATA =
            PosixFilePermissions.fromString("rw-r--r--");

    private Modes() {}

    /** Gives all below a folder, and itself, one time and one of two sets of permissions. */
    static void settle(Path folder, Instant time) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> walk = Files.walk(folder)) {
            deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            if (Files.isSymbolicLink(path)) {
                continue;
            }
            if (!Platform.current().isWindows()) {
                Files.setPosixFilePermissions(path, isProgram(path) ? PROGRAM : DATA);
            }
            Files.setLastModifiedTime(path, FileTime.from(time));
        }
    }

    private static boolean isProgram(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                || path.resolveSibling(".").normalize().endsWith("bin")
                || path.endsWith("lib/jspawnhelper")
                || path.endsWith("lib/jexec")
                || path.endsWith("tools/ffmpeg")
                || path.endsWith("tools/ffprobe")
                || path.endsWith("tools/lib/ffmpeg")
                || path.endsWith("tools/lib/ffprobe");
    }
}
