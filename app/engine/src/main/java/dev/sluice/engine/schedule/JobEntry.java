package dev.sluice.engine.schedule;

import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Sizing;
import dev.sluice.engine.store.Experience;
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

    /** Whether somebody wants it worked on outside the hours of the queue as well. */
    boolean atAnyHour;

    /** Whether its removal is being made durable; nothing else may be done with it. */
    boolean removing;

    /** Changes under way that must be durable before it may start. */
    int held;

    /** How its time went, of one of the last jobs that were worked on. */
    Optional<TimeBook> times = Optional.empty();

    /** What it is about, once that has been counted ahead of its work. */
    Optional<Sizing.Size> size = Optional.empty();

    /** Whether nobody can count what it is about. */
    boolean unforeseeable;

    /** How long it is expected to take, once that was asked; empty again when it may differ. */
    Optional<Optional<Experience.Expected>> expected = Optional.empty();

    /** What it waits for as a whole, in a sentence. */
    Optional<String> notice = Optional.empty();

    /** Its phases, once they are told; in one life of the program they stay the same. */
    Optional<List<PhaseSpec>> phases = Optional.empty();

    /** Its last snapshot, until something changes. */
    Optional<JobSnapshot> snapshot = Optional.empty();

    /** Whether it was let go on by itself between settling and what waited for that. */
    boolean overtaken;

    /** Run once it is no longer active. */
    final List<Runnable> whenSettled = new ArrayList<>();

    /** How often it has settled, not yet durably, while somebody waits for that. */
    private int settlings;

    private final List<Runnable> behindSettling = new ArrayList<>();

    /** Keeps a command behind those that wait for the job to be settled durably. */
    boolean heldBehindSettling(Runnable command) {
        if (settlings > 0) {
            behindSettling.add(command);
        }
        return settlings > 0;
    }

    /**
     * What waits for it to be settled, to be run once that is durable. Commands that come in
     * between are held until then, so that the last one given is the one that holds.
     */
    Runnable settling() {
        List<Runnable> due = List.copyOf(whenSettled);
        whenSettled.clear();
        if (due.isEmpty()) {
            return () -> {};
        }
        settlings++;
        return () -> {
            settlings--;
            overtaken = job.state() != visible.state();
            due.forEach(Runnable::run);
            overtaken = false;
            if (settlings == 0) {
                List<Runnable> behind = List.copyOf(behindSettling);
                behindSettling.clear();
                behind.forEach(Runnable::run);
            }
        };
    }

    JobEntry(Job job, JobTotals totals) {
        this.job = job;
        this.visible = job;
        this.totals = totals;
    }
}
