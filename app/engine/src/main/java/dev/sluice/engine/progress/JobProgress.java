package dev.sluice.engine.progress;

import dev.sluice.engine.job.PhaseId;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole job at one moment. Immutable; made by the sampler.
 *
 * @param items the job's items, each counted once
 * @param weight summed weight of the items known so far, in bytes where items are files
 * @param phases in the pipeline's order, the source first, those that are off included
 * @param holdsBack the phase with the longest remaining time, while the job runs
 * @param tallies sums the pipeline reports, such as {@code rows.read}, {@code rows.loaded}, {@code
 *     rows.rejected}
 */
public record JobProgress(
        Counts items,
        long weight,
        List<PhaseProgress> phases,
        Eta eta,
        Optional<PhaseId> holdsBack,
        Optional<BatchProgress> batch,
        Map<String, Long> tallies) {
    public JobProgress {
        phases = List.copyOf(phases);
        tallies = Map.copyOf(tallies);
    }
}
