package dev.sluice.engine.pipeline;

import dev.sluice.engine.job.JobRequest;

import java.util.List;
import java.util.Optional;

/**
 * What a request becomes when it is queued: itself, or several jobs in a group, such as one a
 * month.
 *
 * @param groupName present when they form a group
 * @param notes sentences for the person who asked, such as what was left out and why
 */
public record Expansion(List<JobRequest> requests, Optional<String> groupName, List<String> notes) {
    public Expansion {
        requests = List.copyOf(requests);
        notes = List.copyOf(notes);
    }

    public static Expansion of(JobRequest request) {
        return new Expansion(List.of(request), Optional.empty(), List.of());
    }
}
