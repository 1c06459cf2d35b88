package dev.sluice.engine.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One request to run a pipeline, as the store keeps it.
 *
 * @param position place in the manual order, smaller first; unique per home
 * @param priority higher goes first; 0 is normal
 * @param worked time in which it was being worked on, over all runs
 * @param pauseReason present exactly while it is pausing or paused
 * @param failure why the job as a whole failed, or what it waits for
 * @param version counts the changes of this row, for optimistic readers
 */
public record Job(
        JobId id,
        Optional<GroupId> group,
        JobRequest request,
        JobState state,
        int priority,
        long position,
        Instant created,
        Optional<Instant> started,
        Optional<Instant> finished,
        Duration worked,
        Optional<PauseReason> pauseReason,
        Optional<Failure> failure,
        long version) {

    /**
     * The same job in another state, one version later; the caller has asked {@link
     * JobTransitions}.
     */
    public Job withState(JobState next) {
        return new Job(
                id,
                group,
                request,
                next,
                priority,
                position,
                created,
                started,
                finished,
                worked,
                pauseReason,
                failure,
                version + 1);
    }

    public Job withPauseReason(Optional<PauseReason> reason) {
        return new Job(
                id,
                group,
                request,
                state,
                priority,
                position,
                created,
                started,
                finished,
                worked,
                reason,
                failure,
                version + 1);
    }

    public Job withFailure(Optional<Failure> what) {
        return new Job(
                id,
                group,
                request,
                state,
                priority,
                position,
                created,
                started,
                finished,
                worked,
                pauseReason,
                what,
                version + 1);
    }

    public Job withTimes(Optional<Instant> began, Optional<Instant> ended, Duration workedSoFar) {
        return new Job(
                id,
                group,
                request,
                state,
                priority,
                position,
                created,
                began,
                ended,
                workedSoFar,
                pauseReason,
                failure,
                version + 1);
    }

    public Job withOrder(int newPriority, long newPosition) {
        return new Job(
                id,
                group,
                request,
                state,
                newPriority,
                newPosition,
                created,
                started,
                finished,
                worked,
                pauseReason,
                failure,
                version + 1);
    }
}
