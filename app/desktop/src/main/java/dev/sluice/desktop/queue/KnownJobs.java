package dev.sluice.desktop.queue;

import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The jobs of the newest sample, found by their ids. What depends on their order and states is made
 * anew only when one has moved: most samples differ in counters alone. For one thread.
 */
final class KnownJobs {
    private final Map<JobId, Integer> places = new HashMap<>();
    private final Map<GroupId, List<Integer>> members = new HashMap<>();
    private final Set<GroupId> kept = new HashSet<>();
    private Map<GroupId, Group> groups = Map.of();
    private List<JobSnapshot> inOrder = List.of();
    private int there;
    private Optional<JobId> next = Optional.empty();

    /**
     * Takes a sample in, but for the jobs that are {@code hidden}.
     *
     * @return whether a job came, went, or changed its state or place
     */
    boolean take(EngineSnapshot snapshot, Set<JobId> hidden) {
        List<JobSnapshot> before = inOrder;
        inOrder =
                hidden.isEmpty()
                        ? snapshot.jobs()
                        : snapshot.jobs().stream()
                                .filter(job -> !hidden.contains(job.job().id()))
                                .toList();
        // One that was hidden may go as well.
        boolean moved = haveMoved(before, inOrder) || there != snapshot.jobs().size();
        there = snapshot.jobs().size();
        if (moved) {
            arrange(snapshot);
        }
        return moved;
    }

    private void arrange(EngineSnapshot snapshot) {
        groups = new HashMap<>();
        snapshot.groups().forEach(group -> groups.put(group.id(), group));
        kept.clear();
        snapshot.jobs().forEach(job -> job.job().group().ifPresent(kept::add));
        places.clear();
        members.clear();
        for (int i = 0; i < inOrder.size(); i++) {
            int place = i;
            Job job = inOrder.get(i).job();
            places.put(job.id(), place);
            job.group()
                    .ifPresent(id ->
                            members.computeIfAbsent(id, missing -> new ArrayList<>()).add(place));
        }
        next =
                inOrder.stream()
                        .map(JobSnapshot::job)
                        .filter(job -> job.state() == JobState.QUEUED)
                        .min(QueueOrdering.BY_TURN)
                        .map(Job::id);
    }

    /** All of them, in the engine's order. */
    List<JobSnapshot> jobs() {
        return inOrder;
    }

    Optional<JobSnapshot> job(JobId id) {
        return Optional.ofNullable(places.get(id)).map(inOrder::get);
    }

    Map<GroupId, Group> groups() {
        return groups;
    }

    Optional<Group> group(GroupId id) {
        return Optional.ofNullable(groups.get(id));
    }

    /** The groups of which a job is there. */
    Set<GroupId> groupsWithJobs() {
        return members.keySet();
    }

    /** The groups of which a job is there or hidden, so that it may be shown again. */
    Set<GroupId> groupsToKeep() {
        return kept;
    }

    /** The jobs of a group; none when there is no such group. */
    List<JobSnapshot> members(GroupId id) {
        return members.getOrDefault(id, List.of()).stream().map(inOrder::get).toList();
    }

    /** The one that will be begun next. */
    Optional<JobId> nextInTurn() {
        return next;
    }

    @SuppressWarnings("ReferenceEquality") // the engine hands the same instance out while it may
    private static boolean haveMoved(List<JobSnapshot> before, List<JobSnapshot> now) {
        if (before.size() != now.size()) {
            return true;
        }
        for (int i = 0; i < now.size(); i++) {
            Job old = before.get(i).job();
            Job job = now.get(i).job();
            if (old != job && (!old.id().equals(job.id()) || hasMoved(old, job))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasMoved(Job old, Job now) {
        return old.version() != now.version()
                && (old.state() != now.state()
                        || old.priority() != now.priority()
                        || old.position() != now.position()
                        || !old.finished().equals(now.finished()));
    }
}
