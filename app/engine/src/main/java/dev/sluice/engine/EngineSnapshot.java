package dev.sluice.engine;

import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.Unit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole queue at one moment. Immutable.
 *
 * @param jobs in their manual order, ended ones included
 * @param queueEta when all that can go on will have ended
 * @param openEnded running or waiting jobs whose end nobody knows
 * @param closedUntil when the hours begin in which the queue may work; empty while it may
 * @param offline whether work waits because this machine has no network
 */
public record EngineSnapshot(
        Instant at,
        List<JobSnapshot> jobs,
        List<Group> groups,
        List<LaneUse> lanes,
        Staging staging,
        Eta queueEta,
        int openEnded,
        Optional<Instant> closedUntil,
        boolean offline) {
    /** What each job says in its notice that waits for the network. */
    public static final String NO_NETWORK = "No network. Downloads wait and go on by themselves.";

    public EngineSnapshot {
        jobs = List.copyOf(jobs);
        groups = List.copyOf(groups);
        lanes = List.copyOf(lanes);
    }

    /** One with a network, as far as anybody asked. */
    public EngineSnapshot(
            Instant at,
            List<JobSnapshot> jobs,
            List<Group> groups,
            List<LaneUse> lanes,
            Staging staging,
            Eta queueEta,
            int openEnded,
            Optional<Instant> closedUntil) {
        this(at, jobs, groups, lanes, staging, queueEta, openEnded, closedUntil, false);
    }

    /** One within the hours of the queue. */
    public EngineSnapshot(
            Instant at,
            List<JobSnapshot> jobs,
            List<Group> groups,
            List<LaneUse> lanes,
            Staging staging,
            Eta queueEta,
            int openEnded) {
        this(at, jobs, groups, lanes, staging, queueEta, openEnded, Optional.empty());
    }

    public Optional<JobSnapshot> job(JobId id) {
        return jobs.stream().filter(job -> job.job().id().equals(id)).findFirst();
    }

    /**
     * How a lane is used, over all jobs.
     *
     * @param lane the lane's id
     * @param perSecond recent throughput over all jobs, by what the phases at work in it count;
     *     without those of which nothing has been measured yet
     */
    public record LaneUse(String lane, int used, int permits, Map<Unit, Double> perSecond) {
        public LaneUse {
            perSecond = Map.copyOf(perSecond);
        }
    }

    /**
     * How full the staging folder is.
     *
     * @param usedBytes held by items between phases; budgetBytes: what they may hold
     * @param freeBytes free on the disk of the staging folder; 0 while that is not known
     * @param folder the one a person chose for jobs that begin from now on; empty for the usual one
     */
    public record Staging(long usedBytes, long budgetBytes, long freeBytes, String folder) {
        /** One in the usual folder. */
        public Staging(long usedBytes, long budgetBytes, long freeBytes) {
            this(usedBytes, budgetBytes, freeBytes, "");
        }
    }
}
