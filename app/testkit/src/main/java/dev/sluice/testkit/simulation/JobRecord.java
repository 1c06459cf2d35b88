package dev.sluice.testkit.simulation;

import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.PhaseId;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** One job as the simulation knows it: what was committed of it, and what was seen of it. */
final class JobRecord {
    final JobShape shape;

    /** Its row as committed last. */
    Job row;

    /** Whether causes of failures have been looked after; set before a retry. */
    boolean mended;

    /** Whether its pipeline made a mistake that may have made it fail. */
    boolean spoiled;

    private long mostEnded;
    boolean sourceFinished;
    long found;
    final Map<PhaseId, Counted> counted = new HashMap<>();

    /** Names of items that were worked on, by id. */
    final Map<Long, String> items = new HashMap<>();

    /** What items hold in the staging folder, by id. */
    final Map<Long, Long> staged = new HashMap<>();

    /** Items that wait for another try. */
    final Set<Long> retrying = new HashSet<>();

    /** The number of the last commit that changed it. */
    long lastCommit;

    /** The number of the commit that put its failed items back, in this life of the program. */
    long retried;

    /** How its items stood when its last phase of job scope began. */
    String lookedAt = "";

    /** What snapshots have shown so far and must not take back. */
    final Map<String, Long> shown = new HashMap<>();

    JobRecord(JobShape shape, Job row) {
        this.shape = shape;
        this.row = row;
    }

    /** Commits are counted anew. */
    void newLife() {
        retried = 0;
        lastCommit = 0;
    }

    JobId id() {
        return row.id();
    }

    Counted of(PhaseId phase) {
        return counted.computeIfAbsent(phase, _ -> new Counted());
    }

    /** Items in no phase any more: through the last one, skipped or failed. */
    long through() {
        PhaseId last = shape.pipeline.itemPhases().getLast().spec().id();
        return of(last).done;
    }

    long stagedBytes() {
        long sum = 0;
        for (long bytes : staged.values()) {
            sum += bytes;
        }
        return sum;
    }

    /** Items that have ended, at most at a time: a retry takes some of them back. */
    long mostEnded() {
        long ended = through();
        for (PhaseShape phase : shape.pipeline.itemPhases()) {
            ended += of(phase.spec().id()).skipped + of(phase.spec().id()).failed;
        }
        mostEnded = Math.max(mostEnded, ended);
        return mostEnded;
    }

    /** Committed counts of one phase. */
    static final class Counted {
        long waiting;
        long done;
        long skipped;
        long failed;

        /** Those that were retried included. */
        long everFailed;
    }
}
