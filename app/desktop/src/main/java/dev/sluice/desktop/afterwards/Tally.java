package dev.sluice.desktop.afterwards;

import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobState;

import java.util.Optional;

/**
 * How jobs ended.
 *
 * @param last the one that ended last
 */
public record Tally(
        int succeeded, int withFailures, int failed, int cancelled, Optional<Job> last) {
    public static final Tally NONE = new Tally(0, 0, 0, 0, Optional.empty());

    /** The same and one more. */
    public Tally with(Job job) {
        return new Tally(
                succeeded + isA(job, JobState.SUCCEEDED),
                withFailures + isA(job, JobState.COMPLETED_WITH_FAILURES),
                failed + isA(job, JobState.FAILED),
                cancelled + isA(job, JobState.CANCELLED),
                Optional.of(job));
    }

    public int all() {
        return succeeded + withFailures + failed + cancelled;
    }

    private static int isA(Job job, JobState state) {
        return job.state() == state ? 1 : 0;
    }
}
