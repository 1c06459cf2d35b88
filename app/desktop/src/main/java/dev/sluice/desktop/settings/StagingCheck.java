package dev.sluice.desktop.settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks whether files between phases may lie in a folder. Waits for the disk; changes nothing. */
final class StagingCheck {
    private static final Logger LOG = LoggerFactory.getLogger(StagingCheck.class);

    private final Path usual;

    /**
     * @param usual shown as an example of a path
     */
    StagingCheck(Path usual) {
        this.usual = usual;
    }

    /** What is to be said of a folder. */
    sealed interface Answer {
        /** It can be used; it is there, or can be made. */
        record Good(Path folder, long freeBytes) implements Answer {}

        /**
         * It can't.
         *
         * @param key of the sentence that says why
         * @param named what stands in it
         */
        record Wrong(String key, String named) implements Answer {}
    }

    /**
     * Looks at a folder.
     *
     * @param sources what jobs and watched folders take their items from: paths, and links, which
     *     are no folders
     */
    Answer look(String text, List<String> sources) {
        try {
            Path folder = Path.of(text.strip());
            return folder.isAbsolute() ? look(folder.normalize(), sources) : notWhole();
        } catch (InvalidPathException e) {
            LOG.debug("That is no path.", e);
            return notWhole();
        }
    }

    private Answer notWhole() {
        return new Answer.Wrong("settings.limits.folder.wrong", usual.toString());
    }

    private Answer look(Path folder, List<String> sources) {
        try {
            Path existing = nearest(folder);
            if (!Files.isDirectory(existing)) {
                return new Answer.Wrong("settings.limits.folder.file", existing.toString());
            }
            if (!Files.isWritable(existing)) {
                return new Answer.Wrong("settings.limits.folder.closed", existing.toString());
            }
            Optional<Path> source = sourceAround(folder, sources);
            if (source.isPresent()) {
                return new Answer.Wrong("settings.limits.folder.source", source.get().toString());
            }
            return new Answer.Good(folder, Files.getFileStore(existing).getUsableSpace());
        } catch (IOException e) {
            LOG.info("{} can't be looked at.", folder, e);
            return new Answer.Wrong("settings.limits.folder.closed", folder.toString());
        }
    }

    /** What lies in a source would be taken for an item of it. */
    private static Optional<Path> sourceAround(Path folder, List<String> sources)
            throws IOException {
        Path real = real(folder);
        for (String source : sources) {
            Optional<Path> place = path(source).filter(Files::isDirectory);
            if (place.isPresent() && real.startsWith(place.get().toRealPath())) {
                return place;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> path(String source) {
        try {
            return Optional.of(Path.of(source)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            LOG.trace("A link is no path.", e);
            return Optional.empty();
        }
    }

    /** Where it would be once it is made, whatever links lead there. */
    private static Path real(Path folder) throws IOException {
        Path existing = nearest(folder);
        return existing.toRealPath().resolve(existing.relativize(folder)).normalize();
    }

    private static Path nearest(Path folder) throws IOException {
        Path at = folder;
        while (!Files.exists(at)) {
            Path parent = at.getParent();
            if (parent == null) {
                throw new IOException("Nothing of " + folder + " is there.");
            }
            at = parent;
        }
        return at;
    }
}
