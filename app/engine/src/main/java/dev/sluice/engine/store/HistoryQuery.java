package dev.sluice.engine.store;

import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PipelineId;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which ended jobs to read, the one that ended last first.
 *
 * @param states only those that ended so; empty means however they ended
 * @param pipeline only those of this one
 * @param nameContains only names containing this, case-insensitively
 * @param since only those that ended then or later
 * @param after only those behind this one in their order
 */
public record HistoryQuery(
        Set<JobState> states,
        Optional<PipelineId> pipeline,
        Optional<String> nameContains,
        Optional<Instant> since,
        Optional<Place> after,
        int limit) {

    /** A job's place in the order: by its end, then by its id. */
    public record Place(Instant finished, JobId job) {
        public static Place of(EndedJob job) {
            return new Place(job.finished(), job.id());
        }
    }

    public HistoryQuery {
        states = Set.copyOf(states);
        if (!states.stream().allMatch(JobState::ended)) {
            throw new IllegalArgumentException("Only ended jobs are history, asked " + states);
        }
        if (limit < 1) {
            throw new IllegalArgumentException("A page has at least one job.");
        }
    }

    /** The newest jobs, whatever they are. */
    public static HistoryQuery newest(int limit) {
        return new HistoryQuery(
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }

    /** The newest jobs of a pipeline in which all went well. */
    public static HistoryQuery successesOf(PipelineId pipeline, int limit) {
        return new HistoryQuery(
                Set.of(JobState.SUCCEEDED),
                Optional.of(pipeline),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }

    public HistoryQuery after(EndedJob job) {
        return new HistoryQuery(
                states, pipeline, nameContains, since, Optional.of(Place.of(job)), limit);
    }
}
