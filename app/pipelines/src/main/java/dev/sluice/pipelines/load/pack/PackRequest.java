package dev.sluice.pipelines.load.pack;

import dev.sluice.pipelines.load.scan.Profile;
import dev.sluice.pipelines.load.scan.ScanOptions;

import java.nio.file.Path;

/**
 * What is to be packed and where.
 *
 * @param profile of a whole pass over the same file with the same options; its borders divide the
 *     parts
 * @param options the ones of that pass, so that the same rows are bad again
 * @param folder exists; parts are written into it as {@code STEM.part-00001.csv.zst}
 * @param workers threads that compress
 * @param firstPart 0-based part to start with; those before it are finished already
 * @param normalise whether rows are rewritten; must be true if the profile says so
 */
public record PackRequest(
        Path source,
        Profile profile,
        ScanOptions options,
        Path folder,
        String stem,
        Codec codec,
        int workers,
        int firstPart,
        boolean normalise) {
    public PackRequest {
        if (firstPart < 0 || workers < 1) {
            throw new IllegalArgumentException(
                    "Parts count from 0 and at least one thread compresses.");
        }
        if (!normalise && profile.needsNormalising()) {
            throw new IllegalArgumentException("These rows cannot be handed over as they are.");
        }
    }

    /** How many parts the source gives; a file with no row gives none. */
    public int parts() {
        return profile.rowsRead() == 0 ? 0 : profile.borders().size() + 1;
    }

    /** The same rows as a single part, for a target that reads the file itself. */
    public PackRequest inOnePart() {
        return new PackRequest(
                source,
                profile.withBorders(java.util.List.of()),
                options,
                folder,
                stem,
                codec,
                workers,
                0,
                normalise);
    }
}
