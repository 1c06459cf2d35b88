package dev.sluice.desktop.window;

import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where jobs go that a person puts elsewhere in the order of turns. Turns follow priority first, so
 * jobs take on the priority of the one they are put before.
 *
 * @param jobs in the order of turns, as they were
 * @param before the job they come before; none for the end
 * @param priority what they need to stand there
 */
record Reordering(List<Job> jobs, Optional<JobId> before, Optional<Integer> priority) {

    /** Past the next job or group that waits; nothing when there is none. */
    static Optional<Reordering> step(List<Job> waiting, Set<JobId> ids, boolean up) {
        List<Job> moved = moved(waiting, ids);
        if (moved.isEmpty()) {
            return Optional.empty();
        }
        int edge = waiting.indexOf(up ? moved.getFirst() : moved.getLast());
        if (up ? edge == 0 : edge == waiting.size() - 1) {
            return Optional.empty();
        }
        Job past = waiting.get(up ? edge - 1 : edge + 1);
        return place(waiting, ids, edgeOfGroup(waiting, moved, past, up), !up);
    }

    /** A group stands together, so what is not of it goes past all of it. */
    private static JobId edgeOfGroup(List<Job> waiting, List<Job> moved, Job past, boolean up) {
        if (past.group().isEmpty()
                || moved.stream().anyMatch(job -> job.group().equals(past.group()))) {
            return past.id();
        }
        List<Job> group = waiting.stream().filter(job -> job.group().equals(past.group())).toList();
        return (up ? group.getFirst() : group.getLast()).id();
    }

    /**
     * Before or after {@code target}; nothing when that changes nothing. A target that does not
     * wait has had its turn, so after it is the front.
     */
    static Optional<Reordering> place(
            List<Job> waiting, Set<JobId> ids, JobId target, boolean after) {
        List<Job> moved = moved(waiting, ids);
        List<Job> others = waiting.stream().filter(job -> !ids.contains(job.id())).toList();
        if (moved.isEmpty() || ids.contains(target) || others.isEmpty()) {
            return Optional.empty();
        }
        int at = others.stream().map(Job::id).toList().indexOf(target) + (after ? 1 : 0);
        return Optional.of(at(moved, others, Math.max(0, at)));
    }

    private static Reordering at(List<Job> moved, List<Job> others, int place) {
        boolean last = place == others.size();
        int wanted = (last ? others.getLast() : others.get(place)).priority();
        // At the end a lower priority stands as well as the same.
        boolean fits =
                moved.stream()
                        .allMatch(
                                job -> last ? job.priority() <= wanted : job.priority() == wanted);
        return new Reordering(
                moved,
                last ? Optional.empty() : Optional.of(others.get(place).id()),
                fits ? Optional.empty() : Optional.of(wanted));
    }

    private static List<Job> moved(List<Job> waiting, Set<JobId> ids) {
        return waiting.stream().filter(job -> ids.contains(job.id())).toList();
    }
}
