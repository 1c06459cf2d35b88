package dev.sluice.pipelines.load;

import dev.sluice.engine.pipeline.StopSignal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the files a job has read with what they are now. That one is gone or has changed says
 * nothing against the table, which holds what was in it then; so these are notes.
 */
final class SourceFiles {
    /** So many are named one by one. */
    private static final int NAMED = 20;

    private final List<String> notes = new ArrayList<>();
    private long more;

    /**
     * Looks at one file; reads it when it still is as long as it was.
     *
     * @param sha256 its content hash when it was loaded
     */
    void compare(Path file, long size, String sha256, StopSignal stop) {
        try {
            if (!Files.isRegularFile(file)) {
                note("%s is no longer there; the table holds what was in it.".formatted(file));
            } else if (Files.size(file) != size || !FileHash.of(file, stop).equals(sha256)) {
                note(
                        "%s has changed since it was loaded; the table holds what was in it then."
                                .formatted(file));
            }
        } catch (IOException e) {
            note("%s cannot be read any more: %s.".formatted(file, e.getMessage()));
        }
    }

    List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        if (more > 0) {
            all.add("%d more files are no longer there or have changed.".formatted(more));
        }
        return all;
    }

    private void note(String sentence) {
        if (notes.size() < NAMED) {
            notes.add(sentence);
        } else {
            more++;
        }
    }
}
