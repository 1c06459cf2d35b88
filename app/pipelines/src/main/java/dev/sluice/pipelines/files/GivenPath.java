package dev.sluice.pipelines.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** A path that somebody gave for a job. */
public final class GivenPath {
    private GivenPath() {}

    /**
     * Why there is nothing to work on, in one sentence; empty when something is there. Waits for
     * the disk.
     */
    public static Optional<String> problem(Path path) {
        if (Files.exists(path)) {
            return Optional.empty();
        }
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of("%s is not there; check the path.".formatted(path));
        }
        // A target that may not be looked at is there perhaps; its item says what is wrong with it.
        return Files.notExists(path)
                ? Optional.of(
                        "%s is a link to %s, which is not there; mend or remove the link."
                                .formatted(path, target(path)))
                : Optional.empty();
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            // It has gone in this moment, which is no better.
            return "something";
        }
    }
}
