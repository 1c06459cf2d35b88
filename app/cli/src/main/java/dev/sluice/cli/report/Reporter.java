package dev.sluice.cli.report;

import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.store.FailureRecord;

import java.util.List;

/**
 * What a command shows of jobs it works on. Text and JSON are twins: both are told the same things
 * in the same order. Called by one thread.
 */
public interface Reporter extends AutoCloseable {
    /** A sentence beside the matter: what was left out, what is being waited for. */
    void note(String sentence);

    /** A job that is followed from now on; told once, before all else of it. */
    void begins(Job job);

    /** A job that was queued and is not worked on by this command. */
    void queued(Job job);

    /** A sample of all jobs that are followed and have not ended; about ten a second. */
    void progress(List<JobSnapshot> jobs);

    /** An item that failed. */
    void failed(Job job, FailureRecord failure);

    /** The end of a job, or of following it because it is paused; told once, last of it. */
    void ends(JobSnapshot job);

    /** The end of a group, after all its jobs. */
    void groupEnds(Group group, List<JobSnapshot> jobs);

    /** Gives the terminal back. */
    @Override
    void close();
}
