package dev.sluice.desktop.machine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds other programs. Looks at the disk, so not for the FX thread. */
public final class Programs {
    private final List<String> folders;
    private final List<String> endings;

    Programs(List<String> folders, List<String> endings) {
        this.folders = List.copyOf(folders);
        this.endings = List.copyOf(endings);
    }

    /** Those a command of this person would find. */
    public static Programs ofSystem() {
        String path = System.getenv().getOrDefault("PATH", "");
        return new Programs(
                List.of(path.split(File.pathSeparator)),
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows")
                        ? List.of("", ".exe", ".com", ".bat", ".cmd")
                        : List.of(""));
    }

    /**
     * The program of that name or path.
     *
     * @return an absolute path to something that can be run
     */
    public Optional<Path> find(String name) {
        try {
            Path given = Path.of(name);
            if (given.isAbsolute()) {
                return withEnding(given);
            }
            if (given.getNameCount() != 1) {
                // Where it begins would depend on the folder Sluice was started in.
                return Optional.empty();
            }
            return folders.stream()
                    .flatMap(folder -> path(folder).stream())
                    .filter(Path::isAbsolute)
                    .flatMap(folder -> withEnding(folder.resolve(name)).stream())
                    .findFirst();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** One entry that can't be a folder must not hide what is in the others. */
    private static Optional<Path> path(String folder) {
        try {
            return folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<Path> withEnding(Path program) {
        return endings.stream()
                .map(ending -> program.resolveSibling(program.getFileName() + ending))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
