package dev.sluice.engine;

import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.Job;

import java.util.List;
import java.util.Optional;

/** What was queued, durably. */
public record Submitted(Optional<Group> group, List<Job> jobs) {
    public Submitted {
        jobs = List.copyOf(jobs);
    }
}
