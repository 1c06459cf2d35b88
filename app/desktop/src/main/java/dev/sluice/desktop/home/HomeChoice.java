package dev.sluice.desktop.home;

import dev.dirs.ProjectDirectories;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Which home folder is meant; the command line decides the same way. */
public final class HomeChoice {
    private HomeChoice() {}

    /**
     * The folder named on the command line, else {@code SLUICE_HOME}, else the platform's folder
     * for a program's data.
     */
    public static Path of(Optional<Path> named, Map<String, String> environment) {
        return named.or(() ->
                        Optional.ofNullable(environment.get("SLUICE_HOME"))
                                .filter(text -> !text.isBlank())
                                .map(Path::of))
                .orElseGet(
                        () -> Path.of(ProjectDirectories.from("dev", "sluice", "Sluice").dataDir))
                .toAbsolutePath()
                .normalize();
    }
}
