package dev.sluice.desktop.queue;

import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.Job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The order of the list: running first, then what waits in the order in which it will be worked on,
 * then what has ended, newest first. A group stands where its foremost job would.
 */
final class QueueOrdering {

    static final Comparator<Job> BY_TURN =
            Comparator.comparingInt(Job::priority).reversed().thenComparingLong(Job::position);

    private QueueOrdering() {}

    /** A job on its own, or the jobs of a group in their own order. */
    record Block(Optional<GroupId> group, List<JobSnapshot> jobs) {}

    private record Ranked(Block block, int section, Job lead, Instant ended) {}

    static List<Block> of(List<JobSnapshot> jobs) {
        Map<GroupId, List<JobSnapshot>> groups = new LinkedHashMap<>();
        List<Block> blocks = new ArrayList<>();
        for (JobSnapshot job : jobs) {
            Optional<GroupId> group = job.job().group();
            if (group.isEmpty()) {
                blocks.add(new Block(Optional.empty(), List.of(job)));
            } else {
                groups.computeIfAbsent(group.get(), ignored -> new ArrayList<>()).add(job);
            }
        }
        groups.forEach((id, members) -> blocks.add(new Block(Optional.of(id), members)));
        return blocks.stream()
                .map(QueueOrdering::ranked)
                .sorted(QueueOrdering::compare)
                .map(Ranked::block)
                .toList();
    }

    private static Ranked ranked(Block block) {
        Job lead = block.jobs().getFirst().job();
        int section = section(lead);
        Instant ended = ended(lead);
        for (JobSnapshot snapshot : block.jobs()) {
            Job job = snapshot.job();
            int own = section(job);
            if (own < section || (own == section && BY_TURN.compare(job, lead) < 0)) {
                section = own;
                lead = job;
            }
            ended = ended.isAfter(ended(job)) ? ended : ended(job);
        }
        return new Ranked(block, section, lead, ended);
    }

    private static int compare(Ranked one, Ranked other) {
        if (one.section() != other.section()) {
            return Integer.compare(one.section(), other.section());
        }
        int newest = one.section() == 2 ? other.ended().compareTo(one.ended()) : 0;
        return newest != 0 ? newest : BY_TURN.compare(one.lead(), other.lead());
    }

    private static Instant ended(Job job) {
        return job.finished().orElse(job.created());
    }

    private static int section(Job job) {
        if (job.state().active()) {
            return 0;
        }
        return job.state().ended() ? 2 : 1;
    }
}
