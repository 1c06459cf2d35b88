package dev.sluice.engine.schedule;

import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.store.JobTotals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A job as the loop keeps it, active or not. Belongs to the loop. */
final class JobEntry {
    /** The job as decided; what is visible follows once it is durable. */
    Job job;

    /** The job as it is durably. */
    Job visible;

    /** Durable counters while it is not active. */
    JobTotals totals;

    Optional<ActiveJob> active = Optional.empty();

    /** Whether it may be worked on in this process. */
    boolean activated;

    /** What it waits for as a whole, in a sentence. */
    Optional<String> notice = Optional.empty();

    /** Its last snapshot, until something changes. */
    Optional<JobSnapshot> snapshot = Optional.empty();

    /** Run once it is no longer active. */
    final List<Runnable> whenSettled = new ArrayList<>();

    JobEntry(Job job, JobTotals totals) {
        this.job = job;
        this.visible = job;
        this.totals = totals;
    }
}
