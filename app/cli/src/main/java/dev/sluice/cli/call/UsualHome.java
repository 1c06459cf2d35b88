package dev.sluice.cli.call;

import dev.dirs.ProjectDirectories;

import java.nio.file.Path;

/** Where Sluice keeps everything when nobody says otherwise. */
public final class UsualHome {
    private UsualHome() {}

    /** The platform's folder for a program's data; the window uses the same. */
    public static Path usual() {
        return Path.of(ProjectDirectories.from("dev", "sluice", "Sluice").dataDir)
                .toAbsolutePath()
                .normalize();
    }
}
