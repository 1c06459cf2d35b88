package dev.sluice.engine.store;

import dev.sluice.engine.job.PhaseId;

import java.util.Map;

/**
 * All durable counters of one job, so that a list of jobs needs no look at their items.
 *
 * @param found items the source has yielded; foundWeight: their summed weight
 * @param phases by phase; a phase without an entry has counted nothing
 * @param tallies sums of what done items reported, by name
 * @param stagedBytes what unfinished items hold in the staging folder
 */
public record JobTotals(
        long found,
        long foundWeight,
        SourceState source,
        Map<PhaseId, PhaseTotals> phases,
        Map<String, Long> tallies,
        long stagedBytes) {
    public static final JobTotals NONE =
            new JobTotals(0, 0, SourceState.UNBEGUN, Map.of(), Map.of(), 0);

    public JobTotals {
        phases = Map.copyOf(phases);
        tallies = Map.copyOf(tallies);
    }

    public PhaseTotals phase(PhaseId id) {
        return phases.getOrDefault(id, PhaseTotals.NONE);
    }
}
