package dev.sluice.engine.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One request to run a pipeline, as the store keeps it.
 *
 * @param position place in the manual order, smaller first; unique per home
 * @param priority higher goes first; 0 is normal
 * @param worked time in which it was being worked on, over all runs
 * @param pauseReason why its work stands still: present exactly while it is pausing or paused, and
 *     while it is {@link #cut()}
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
     * Whether the program ended in the midst of its work and nobody has gone on with it since; it
     * is queued then.
     */
    public boolean cut() {
        return state == JobState.QUEUED && pauseReason.isPresent();
    }

    /**
     * The same job in another state, one version later; the caller has asked {@link
     * JobTransitions}.
     */
    public Job withState(JobState next) {
        return next(draft -> draft.state = next);
    }

    public Job withPauseReason(Optional<PauseReason> reason) {
        return next(draft -> draft.pauseReason = reason);
    }

    public Job withFailure(Optional<Failure> what) {
        return next(draft -> draft.failure = what);
    }

    public Job withTimes(Optional<Instant> began, Optional<Instant> ended, Duration workedSoFar) {
        return next(draft -> {
            draft.started = began;
            draft.finished = ended;
            draft.worked = workedSoFar;
        });
    }

    public Job withOrder(int newPriority, long newPosition) {
        return next(draft -> {
            draft.priority = newPriority;
            draft.position = newPosition;
        });
    }

    private Job next(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.job(version + 1);
    }

    /** What of a job changes in its life. */
    private static final class Draft {
        private final Job before;
        private JobState state;
        private int priority;
        private long position;
        private Optional<Instant> started;
        private Optional<Instant> finished;
        private Duration worked;
        private Optional<PauseReason> pauseReason;
        private Optional<Failure> failure;

        Draft(Job before) {
            this.before = before;
            state = before.state;
            priority = before.priority;
            position = before.position;
            started = before.started;
            finished = before.finished;
            worked = before.worked;
            pauseReason = before.pauseReason;
            failure = before.failure;
        }

        Job job(long version) {
            return new Job(
                    before.id,
                    before.group,
                    before.request,
                    state,
                    priority,
                    position,
                    before.created,
                    started,
                    finished,
                    worked,
                    pauseReason,
                    failure,
                    version);
        }
    }
}
