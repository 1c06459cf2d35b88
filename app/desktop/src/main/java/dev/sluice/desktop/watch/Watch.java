package dev.sluice.desktop.watch;

import dev.sluice.engine.job.PipelineId;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder that is watched.
 *
 * @param id names it for good; what was queued from it is kept under it
 * @param pipeline what is done with its files
 * @param preset the name of the one whose options its jobs get
 * @param table where its files go, of a pipeline that has tables; none for a table a file, named
 *     after it
 * @param stableSeconds how long a file must not have changed
 */
public record Watch(
        String id,
        Path folder,
        PipelineId pipeline,
        Optional<String> preset,
        Optional<String> table,
        int stableSeconds) {
    /** As long as a copy over a slow network may pause. */
    public static final int USUAL_SECONDS = 10;

    public static final int MOST_SECONDS = 86_400;

    public Watch {
        if (!folder.isAbsolute() || stableSeconds < 1 || stableSeconds > MOST_SECONDS) {
            throw new IllegalArgumentException("No watched folder: " + folder);
        }
    }

    /** Something else is done with its files, so what was chosen for the other no longer holds. */
    public Watch withPipeline(PipelineId next) {
        return new Watch(id, folder, next, Optional.empty(), Optional.empty(), stableSeconds);
    }

    public Watch withPreset(Optional<String> next) {
        return new Watch(id, folder, pipeline, next, table, stableSeconds);
    }

    public Watch withTable(Optional<String> next) {
        return new Watch(id, folder, pipeline, preset, next, stableSeconds);
    }

    public Watch withStableSeconds(int next) {
        return new Watch(id, folder, pipeline, preset, table, next);
    }
}
