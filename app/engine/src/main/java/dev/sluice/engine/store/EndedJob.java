package dev.sluice.engine.store;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.job.PipelineId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job that has ended, without what it worked on, so that a page of many is small.
 *
 * @param worked time in which it was worked on, over all runs
 * @param items how many its source yielded; weight: their summed weight
 * @param phases those that have counted anything, in no order
 * @param tallies sums of what done items reported, by name
 * @param predicted the first end that was shown; empty when none was
 */
public record EndedJob(
        JobId id,
        PipelineId pipeline,
        String name,
        JobState state,
        Instant finished,
        Duration worked,
        Optional<Failure> failure,
        long items,
        long weight,
        List<WorkedPhase> phases,
        Map<String, Long> tallies,
        Optional<Prediction> predicted) {
    public EndedJob {
        phases = List.copyOf(phases);
        tallies = Map.copyOf(tallies);
    }

    /** What a phase of the job has counted. */
    public record WorkedPhase(PhaseId phase, PhaseTotals totals) {
        /** Units a second while at work; empty when it did none, or in no time. */
        public Optional<Double> unitsPerSecond() {
            return totals.units() > 0 && totals.workedMillis() > 0
                    ? Optional.of(totals.units() * 1000.0 / totals.workedMillis())
                    : Optional.empty();
        }
    }

    /** Items that failed, in whatever phase. */
    public long failed() {
        return phases.stream().mapToLong(phase -> phase.totals().failed()).sum();
    }

    /** What a phase of this job has counted, if anything. */
    public Optional<WorkedPhase> phase(PhaseId id) {
        return phases.stream().filter(phase -> phase.phase().equals(id)).findFirst();
    }
}
