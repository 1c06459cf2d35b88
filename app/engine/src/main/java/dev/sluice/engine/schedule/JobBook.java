package dev.sluice.engine.schedule;

import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.JobTransitions;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.JobTotals;
import dev.sluice.engine.store.StoredJob;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * All jobs and groups, and the one place that changes a job's row: durable first, visible and told
 * after.
 */
final class JobBook {
    private static final Comparator<JobEntry> MANUAL =
            Comparator.comparingLong(entry -> entry.job.position());
    private static final Comparator<JobEntry> DUE =
            Comparator.<JobEntry>comparingInt(entry -> entry.job.priority())
                    .reversed()
                    .thenComparing(MANUAL);

    private final Committer committer;
    private final Consumer<EngineEvent> events;
    private final Map<JobId, JobEntry> entries = new HashMap<>();
    private final Map<GroupId, Group> groups = new LinkedHashMap<>();

    /** Jobs whose row is on its way to the store. */
    private final Map<JobId, Job> arriving = new HashMap<>();

    private List<JobEntry> inOrder = List.of();
    private List<JobEntry> unfinished = List.of();
    private boolean stale;

    JobBook(Committer committer, Consumer<EngineEvent> events) {
        this.committer = committer;
        this.events = events;
    }

    void load(List<Group> storedGroups, List<StoredJob> storedJobs) {
        storedGroups.forEach(group -> groups.put(group.id(), group));
        storedJobs.forEach(stored ->
                entries.put(stored.job().id(), new JobEntry(stored.job(), stored.totals())));
        stale = true;
    }

    Optional<JobEntry> find(JobId id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** Whether a job has this id, or one that is still being added. */
    boolean isTaken(JobId id) {
        return entries.containsKey(id) || arriving.containsKey(id);
    }

    boolean isTaken(GroupId id) {
        return groups.containsKey(id);
    }

    Collection<JobEntry> all() {
        return entries.values();
    }

    List<Group> groups() {
        return List.copyOf(groups.values());
    }

    /** All jobs in their manual order. */
    List<JobEntry> inOrder() {
        refresh();
        return inOrder;
    }

    /** Jobs that have not ended, the one that is due first at the front. */
    List<JobEntry> unfinished() {
        refresh();
        return unfinished;
    }

    private void refresh() {
        if (stale) {
            stale = false;
            List<JobEntry> sorted = new ArrayList<>(entries.values());
            sorted.sort(MANUAL);
            inOrder = List.copyOf(sorted);
            sorted.removeIf(entry -> entry.job.state().ended() && entry.active.isEmpty());
            sorted.sort(DUE);
            unfinished = List.copyOf(sorted);
        }
    }

    void addGroup(Group group) {
        committer.add(new Change.AddGroup(group), () -> groups.put(group.id(), group));
    }

    /** Places in the manual order that are taken, those of jobs still being added included. */
    LongStream positions() {
        return LongStream.concat(
                entries.values().stream().mapToLong(entry -> entry.job.position()),
                arriving.values().stream().mapToLong(Job::position));
    }

    void addJob(Job job, Consumer<JobEntry> durable) {
        arriving.put(job.id(), job);
        committer.add(
                new Change.AddJob(job),
                () -> {
                    arriving.remove(job.id());
                    JobEntry entry = new JobEntry(job, JobTotals.NONE);
                    entries.put(job.id(), entry);
                    stale = true;
                    events.accept(new EngineEvent.JobAdded(job));
                    durable.accept(entry);
                });
    }

    void remove(JobEntry entry, Runnable durable) {
        committer.add(
                new Change.RemoveJob(entry.job.id()),
                () -> {
                    entries.remove(entry.job.id());
                    entry.job
                            .group()
                            .ifPresent(id -> {
                                if (entries.values().stream()
                                        .noneMatch(other ->
                                                other.job.group().equals(Optional.of(id)))) {
                                    groups.remove(id);
                                }
                            });
                    stale = true;
                    events.accept(new EngineEvent.JobRemoved(entry.job.id()));
                    durable.run();
                });
    }

    /**
     * Changes a job's state if the table allows it.
     *
     * @param also other changes of the same row
     * @param durable run when the change is durable and visible
     * @return whether it was allowed
     */
    boolean change(JobEntry entry, JobState to, UnaryOperator<Job> also, Runnable durable) {
        return switch (JobTransitions.decide(entry.job.state(), to)) {
            case JobTransitions.Decision.Allowed(JobState next) -> {
                update(entry, also.apply(entry.job.withState(next)), durable);
                yield true;
            }
            case JobTransitions.Decision.Refused _ -> false;
        };
    }

    /** Replaces a job's row. */
    void update(JobEntry entry, Job next, Runnable durable) {
        entry.job = next;
        stale = true;
        committer.add(
                new Change.UpdateJob(next),
                () -> {
                    JobState before = entry.visible.state();
                    entry.visible = next;
                    entry.snapshot = Optional.empty();
                    stale = true;
                    events.accept(new EngineEvent.JobChanged(next, before));
                    durable.run();
                });
    }
}
