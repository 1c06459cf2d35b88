package dev.sluice.engine;

import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.progress.JobTimeline;
import dev.sluice.engine.store.FailureCluster;
import dev.sluice.engine.store.FailureQuery;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.engine.store.HistoryPage;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.engine.store.ItemQuery;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The façade both faces use. The engine may run in this process or in another one on the same home;
 * callers cannot tell. All methods may be called from any thread but the FX thread where they say
 * that they wait.
 */
public interface Engine extends AutoCloseable {
    /**
     * Queues jobs; waits until they are durable.
     *
     * @return the jobs as queued, in the order of the requests
     * @throws dev.sluice.engine.pipeline.InvalidOption when a request is wrong; then nothing is
     *     queued
     */
    Submitted submit(Submission submission) throws dev.sluice.engine.pipeline.InvalidOption;

    /**
     * Gives a command to jobs; waits until it took effect durably (a pause: until nothing of the
     * job runs any more).
     *
     * @return one result a job, in the same order
     */
    List<CommandResult> control(Command command, List<JobId> jobs);

    /**
     * Lets these jobs be worked on. Jobs that were never activated stay queued: a command works on
     * its own only.
     */
    void activate(List<JobId> jobs);

    /** Lets all jobs be worked on, now and later, except those paused on purpose. */
    void activateAll();

    /** The newest sample; cheap, never waits. */
    EngineSnapshot snapshot();

    /**
     * Subscribes to samples (ten a second while anything runs, and one at once when a job has ended
     * or is paused) and events. Called on a thread of the engine, which must not be held up; an
     * exception of the listener is logged and goes no further.
     *
     * @return its own undo
     */
    Subscription subscribe(Consumer<EngineSnapshot> samples, Consumer<EngineEvent> events);

    /** Reads items of a job; waits for the store. */
    List<JobItems.Entry> items(JobId job, ItemQuery query);

    /** Reads failures of a job; waits for the store. */
    List<FailureRecord> failures(JobId job, FailureQuery query);

    /** Reads failures of a job, whatever their cause; waits for the store. */
    default List<FailureRecord> failures(JobId job, long afterId, int limit) {
        return failures(job, FailureQuery.all(afterId, limit));
    }

    /**
     * Failures of a job by cause, at most {@code limit} causes, the most frequent first; waits for
     * the store.
     */
    List<FailureCluster> failureClusters(JobId job, int limit);

    /** How the time of a job went; empty when there is no such job. Waits a moment. */
    Optional<JobTimeline> timeline(JobId job);

    /** Reads jobs that have ended, in pages; waits for the store. */
    HistoryPage history(HistoryQuery query);

    /**
     * Changes how many permits a lane has, at once and until this engine ends; also the limit of
     * jobs at a time with {@link #PARALLEL_JOBS}.
     */
    void setPermits(LaneId lane, int permits);

    /**
     * Changes limits at once and for all later starts on this home, by whichever face; waits until
     * they are durable.
     *
     * @throws dev.sluice.engine.store.StoreFailure when they hold, but can't be remembered; or when
     *     the staging folder can't be used, and then nothing has changed
     */
    void setLimits(Limits limits);

    /**
     * Works in these hours only, from now on until this engine ends: outside of them nothing is
     * started, and what runs is paused until they begin. A job that somebody resumes outside of
     * them runs all the same. An engine in another process keeps to hours of its own.
     */
    default void keepTo(WorkingHours hours) {}

    /** The lane every running job holds one permit of. */
    LaneId PARALLEL_JOBS = new LaneId("jobs");

    /** Stops all work within a second, keeps every state, and ends. */
    @Override
    void close();

    /** Ends a subscription. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
