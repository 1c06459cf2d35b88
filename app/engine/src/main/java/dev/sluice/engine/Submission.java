package dev.sluice.engine;

import dev.sluice.engine.job.JobRequest;

import java.util.List;
import java.util.Optional;

/**
 * What is to be queued.
 *
 * @param groupName name of the group the jobs form; empty for jobs on their own
 * @param start how they enter the queue
 */
public record Submission(
        List<JobRequest> requests, Optional<String> groupName, int priority, Start start) {
    public Submission {
        requests = List.copyOf(requests);
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("Nothing to queue.");
        }
    }

    /** How a job enters the queue. */
    public enum Start {
        /** At the end, worked on when its turn comes and it is activated. */
        QUEUED,
        /** At the end, paused until somebody resumes it. */
        PAUSED,
        /** At the front. */
        NOW
    }
}
