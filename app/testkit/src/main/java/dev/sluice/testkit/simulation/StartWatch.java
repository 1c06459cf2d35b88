package dev.sluice.testkit.simulation;

import dev.sluice.engine.Engine;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PauseReason;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.PhaseSpec;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Watches what one life of the program starts: never more than lanes and staging budget allow,
 * never for a job that was told to stop, never for one that is due later while one that is due
 * earlier could go on.
 */
final class StartWatch {
    private static final Comparator<Job> DUE =
            Comparator.<Job>comparingInt(job -> -job.priority())
                    .thenComparing(Comparator.comparingLong(Job::position));

    /** What the engine waits before it reads again, and the time to come to it. */
    private static final Duration UNREADABLE = Duration.ofSeconds(3);

    private final World world;
    private final Witness witness;
    private final Map<LaneId, Integer> limits = new HashMap<>();
    private final Map<LaneId, Integer> used = new HashMap<>();
    private final Map<JobId, OpenJob> open = new HashMap<>();

    private final Set<JobId> everOpen = new HashSet<>();

    /** Pipelines that could not tell their phases, so that their jobs may have failed at once. */
    private final Set<PipelineId> refusing = new HashSet<>();

    private final Set<JobId> stopped = new HashSet<>();
    private final Set<JobId> resumed = new HashSet<>();
    private final Map<JobId, Integer> commands = new HashMap<>();
    private final Map<JobId, Integer> given = new HashMap<>();
    private final Map<ItemId, Long> filling = new HashMap<>();
    private final Set<ItemId> inside = new HashSet<>();

    /** The number of the last commit the loop has been told of. */
    private long told;

    private boolean allActivated;

    /** Until then the engine may leave the store alone, also for jobs that it opens meanwhile. */
    private long unreadableUntil;

    StartWatch(World world, Witness witness) {
        this.world = world;
        this.witness = witness;
        limits.putAll(world.config.permits());
    }

    /** What a strand works on for the engine. */
    static final class Work {
        final JobId job;
        final PhaseShape phase;

        /** Whether the pipeline has said how it ended, so that a commit follows. */
        boolean said;

        Work(JobId job, PhaseShape phase) {
            this.job = job;
            this.phase = phase;
        }
    }

    /** A job between its opening and its closing. */
    private static final class OpenJob {
        /** Attempts of each phase that were started and whose end is not committed. */
        final Map<PhaseId, Integer> inHand = new HashMap<>();

        /** Whether it may do nothing for a reason of its own. */
        boolean excused;
    }

    // ---- what is known

    Runnable whenTold() {
        long number = witness.commits();
        return () -> told = number;
    }

    long told() {
        return told;
    }

    void limit(LaneId lane, int permits) {
        limits.put(lane, permits);
    }

    void allActivated() {
        allActivated = true;
    }

    /**
     * A command for a job is on its way.
     *
     * @return its number
     */
    int given(JobId job) {
        commands.merge(job, 1, Integer::sum);
        return given.merge(job, 1, Integer::sum);
    }

    /**
     * A command has been answered.
     *
     * @return whether nobody else has told the job anything since it was given
     */
    boolean answered(JobId job, int number) {
        return commands.merge(job, -1, Integer::sum) == 0 && given.getOrDefault(job, 0) == number;
    }

    /** The engine has heard that a job is to stop; unless it is ending anyway, it must. */
    void stopped(JobId job) {
        OpenJob it = open.get(job);
        if (it != null && !it.excused && commands.getOrDefault(job, 0) == 1) {
            stopped.add(job);
        }
    }

    /** Somebody was told that a job is paused or cancelled. */
    void rests(JobId job) {
        if (commands.getOrDefault(job, 0) == 0) {
            stopped.add(job);
        }
    }

    void resumed(JobId job) {
        stopped.remove(job);
        resumed.add(job);
    }

    /** A job waits for room or fails as a whole: it need not do anything. */
    void excuse(JobId job) {
        Optional.ofNullable(open.get(job)).ifPresent(it -> it.excused = true);
    }

    /** What waits can't be read for a while, of no job: those with work in memory go first. */
    void excuseAll() {
        open.values().forEach(it -> it.excused = true);
        unreadableUntil = world.nanos + UNREADABLE.toNanos();
    }

    /** Jobs of a pipeline may fail before they begin. */
    void mayRefuse(PipelineId pipeline) {
        refusing.add(pipeline);
    }

    // ---- what is started

    void started(Strand strand) {
        String[] words = strand.name.split(" ", -1);
        switch (words[0]) {
            case "open" -> opened(new JobId(words[1]));
            case "source" -> mayWork(new JobId(words[1]));
            case "close", "discard", "remove", "sweep", "look" -> {}
            default -> attempt(strand, new JobId(words[1]), new PhaseId(words[0]));
        }
    }

    private void mayWork(JobId job) {
        world.check(!stopped.contains(job), "%s was told to stop, and yet it goes on.", job);
        Job row = world.job(job).row;
        JobState state = row.state();
        boolean bySignal = row.pauseReason().equals(Optional.of(PauseReason.BY_SIGNAL));
        boolean fine =
                switch (state) {
                    case QUEUED, PLANNING, RUNNING -> true;
                    case PAUSING, PAUSED -> bySignal || resumed.contains(job);
                    case COMPLETED_WITH_FAILURES, FAILED -> resumed.contains(job);
                    case CANCELLING, CANCELLED, SUCCEEDED -> false;
                };
        world.check(fine, "%s is %s, and yet it is worked on.", job, state);
    }

    private void opened(JobId job) {
        mayWork(job);
        if (open.containsKey(job)) {
            return; // It waited for room and tries again.
        }
        world.check(
                open.size() < limit(Engine.PARALLEL_JOBS),
                "%d jobs run, and %s is started.",
                open.size(),
                job);
        OpenJob opened = new OpenJob();
        opened.excused = world.nanos < unreadableUntil;
        open.put(job, opened);
        everOpen.add(job);
        Job row = world.job(job).row;
        for (JobRecord other : world.jobs.values()) {
            if (allActivated
                    && other.row.state() == JobState.QUEUED
                    && calm(other)
                    && !everOpen.contains(other.id()) // It may have failed, not yet durably.
                    && !open.containsKey(other.id())
                    && !refusing.contains(other.shape.pipeline.id()) // The same.
                    && precise(row)
                    && DUE.compare(other.row, row) < 0) {
                throw world.broken(
                        "%s is started before %s, which is due first.".formatted(job, other.id()));
            }
        }
    }

    private boolean precise(Job row) {
        return calm(world.job(row.id()));
    }

    /** Whether the engine knows of the job all that is committed, and nobody tells it anything. */
    private boolean calm(JobRecord job) {
        return job.lastCommit <= told && commands.getOrDefault(job.id(), 0) == 0;
    }

    private void attempt(Strand strand, JobId job, PhaseId id) {
        mayWork(job);
        JobRecord record = world.job(job);
        PhaseShape phase = record.shape.pipeline.phase(id);
        strand.work = Optional.of(new Work(job, phase));
        for (LaneId lane : phase.spec().lanes()) {
            int now = used.merge(lane, 1, Integer::sum);
            world.check(
                    now <= limit(lane),
                    "%d of %d permits of %s are in use.",
                    now,
                    limit(lane),
                    lane);
        }
        OpenJob mine = open.get(job);
        if (mine == null) {
            throw world.broken("%s of %s began before it was open.".formatted(id, job));
        }
        for (JobRecord other : world.jobs.values()) {
            if (other != record && precise(record.row)) {
                couldGoOn(other, record.row, phase.spec());
            }
        }
        mine.inHand.merge(id, 1, Integer::sum);
    }

    /** Breaks when a job that is due earlier has work that would have run with these permits. */
    private void couldGoOn(JobRecord other, Job than, PhaseSpec started) {
        OpenJob it = open.get(other.id());
        if (it == null
                || it.excused
                || other.lastCommit == 0 // It ran in an earlier life, and does not yet in this one.
                || other.row.state() != JobState.RUNNING
                || !calm(other)
                || !other.retrying.isEmpty()
                || other.shape.pipeline.batch().isPresent()
                || stopped.contains(other.id())
                || DUE.compare(other.row, than) >= 0) {
            return;
        }
        for (PhaseShape phase : other.shape.pipeline.itemPhases()) {
            PhaseId id = phase.spec().id();
            boolean sameLanes =
                    !phase.spec().lanes().isEmpty()
                            && started.lanes().containsAll(phase.spec().lanes());
            long ready = other.of(id).waiting - it.inHand.getOrDefault(id, 0);
            if (sameLanes && !phase.fills() && ready > 0) {
                throw world.broken(
                        ("%s of %s is started while %d items of %s wait for %s,"
                                        + " which is due first.")
                                .formatted(started.id(), than.id(), ready, other.id(), id));
            }
        }
    }

    private int limit(LaneId lane) {
        return limits.getOrDefault(lane, 4);
    }

    // ---- what runs

    /** A phase begins to work on an item. */
    void enter(JobId job, PhaseShape phase, ItemId item, long weight, long held) {
        mayWork(job);
        world.check(inside.add(item), "Item %s is worked on twice at once.", item);
        if (phase.fills()) {
            filling.put(item, weight);
            long reserved = filling.values().stream().mapToLong(Long::longValue).sum();
            world.check(
                    reserved + held <= world.config.stagingBudgetBytes()
                            || filling.values().stream().filter(bytes -> bytes > 0).count() <= 1,
                    "%d bytes are staged and %d may come; the budget is %d.",
                    held,
                    reserved,
                    world.config.stagingBudgetBytes());
        }
    }

    void leave(ItemId item) {
        inside.remove(item);
        filling.remove(item);
    }

    void committed(JobId job, PhaseId phase) {
        Optional.ofNullable(open.get(job))
                .ifPresent(it -> it.inHand.merge(phase, -1, Integer::sum));
    }

    /** A strand has ended. */
    void ended(Strand strand) {
        if (strand.name.startsWith("close ")) {
            open.remove(new JobId(strand.name.substring("close ".length())));
        }
        if (strand.work.isPresent()) {
            Work work = strand.work.get();
            PhaseShape phase = work.phase;
            phase.spec().lanes().forEach(lane -> used.merge(lane, -1, Integer::sum));
            if (!work.said) {
                committed(work.job, phase.spec().id());
            }
        }
    }

    /** Whether anything of a job runs. */
    boolean isOpen(JobId job) {
        return open.containsKey(job);
    }
}
