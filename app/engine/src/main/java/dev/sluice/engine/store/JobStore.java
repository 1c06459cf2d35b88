package dev.sluice.engine.store;

import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.PhaseId;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that must survive a crash. {@link #write} is called from one thread at a time; reads come
 * from any thread, at any time, and see whole transactions. Every method throws {@link
 * StoreFailure} when the store cannot answer.
 */
public interface JobStore extends AutoCloseable {
    /**
     * Makes changes durable, all or none, in their order; when it returns they survive a power cut.
     *
     * @return for each {@link Change.AddItems}, in order, what was really added
     */
    List<PageAdded> write(List<Change> changes);

    /** All groups, and all jobs with their counters in their manual order. */
    List<Group> groups();

    List<StoredJob> jobs();

    Optional<StoredJob> job(JobId id);

    /** Jobs that have ended, in pages. */
    HistoryPage history(HistoryQuery query);

    /**
     * Items waiting for a phase with an ordinal greater than the given one, in the order of the
     * source.
     */
    List<WaitingItem> waiting(JobId job, PhaseId phase, long afterOrdinal, int limit);

    /** How many items wait for a phase. */
    long countWaiting(JobId job, PhaseId phase);

    List<JobItems.Entry> items(JobId job, ItemQuery query);

    List<FailureRecord> failures(JobId job, FailureQuery query);

    /**
     * All failures in the order in which they came, those with an id greater than the given one.
     */
    default List<FailureRecord> failures(JobId job, long afterId, int limit) {
        return failures(job, FailureQuery.all(afterId, limit));
    }

    /** Failures by cause, at most {@code limit} causes, the most frequent first. */
    List<FailureCluster> failureClusters(JobId job, int limit);

    Optional<String> checkpoint(ItemId item, PhaseId phase);

    /**
     * Settings that belong to the home, such as limits of lanes; a value of a key that was never
     * set is absent.
     */
    Map<String, String> settings();

    void putSetting(String key, String value);

    @Override
    void close();

    /**
     * @param items how many were new
     * @param weight their summed weight
     */
    record PageAdded(JobId job, long items, long weight) {}
}
