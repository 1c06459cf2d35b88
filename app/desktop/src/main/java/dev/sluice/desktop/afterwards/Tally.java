package dev.sluice.desktop.afterwards;

import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How jobs ended.
 *
 * @param last the one that ended last
 * @param troubled those in which something failed; of very many only the last
 */
public record Tally(
        int succeeded,
        int withFailures,
        int failed,
        int cancelled,
        Optional<Job> last,
        List<JobId> troubled) {
    public static final Tally NONE = new Tally(0, 0, 0, 0, Optional.empty(), List.of());

    private static final int MOST_TROUBLED = 100;

    public Tally {
        troubled = List.copyOf(troubled);
    }

    /** The same and one more. */
    public Tally with(Job job) {
        return new Tally(
                succeeded + isA(job, JobState.SUCCEEDED),
                withFailures + isA(job, JobState.COMPLETED_WITH_FAILURES),
                failed + isA(job, JobState.FAILED),
                cancelled + isA(job, JobState.CANCELLED),
                Optional.of(job),
                troubledWith(job));
    }

    private List<JobId> troubledWith(Job job) {
        if (isA(job, JobState.COMPLETED_WITH_FAILURES) + isA(job, JobState.FAILED) == 0) {
            return troubled;
        }
        return Stream.concat(
                        troubled.stream().skip(Math.max(0, troubled.size() - MOST_TROUBLED + 1)),
                        Stream.of(job.id()))
                .toList();
    }

    public int all() {
        return succeeded + withFailures + failed + cancelled;
    }

    private static int isA(Job job, JobState state) {
        return job.state() == state ? 1 : 0;
    }
}
