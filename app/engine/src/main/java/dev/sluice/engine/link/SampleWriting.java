package dev.sluice.engine.link;

import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.JobId;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells a client of samples by what has changed since the last one: a queue of ten thousand jobs of
 * which three run costs three jobs a sample. For one thread.
 */
final class SampleWriting {
    private static final int JOBS_A_LINE = 200;

    private Map<JobId, JobSnapshot> told = new HashMap<>();
    private List<JobId> order = List.of();
    private List<Group> groups = List.of();

    /** Writes the lines that bring the client to this sample. */
    void write(EngineSnapshot sample, Consumer<String> line) {
        List<JobSnapshot> changed = new ArrayList<>();
        List<JobId> newOrder = new ArrayList<>(sample.jobs().size());
        Map<JobId, JobSnapshot> now = HashMap.newHashMap(sample.jobs().size());
        for (JobSnapshot job : sample.jobs()) {
            JobId id = job.job().id();
            newOrder.add(id);
            now.put(id, job);
            if (!job.equals(told.get(id))) {
                changed.add(job);
            }
        }
        told = now;
        for (int from = 0; from < changed.size(); from += JOBS_A_LINE) {
            int to = Math.min(from + JOBS_A_LINE, changed.size());
            ObjectNode jobs = LinkJson.object();
            jobs.set("jobs", LinkJson.list(changed.subList(from, to), JobSnapshot.class));
            line.accept(LinkJson.write(jobs));
        }
        line.accept(LinkJson.write(frame(sample, newOrder)));
    }

    private ObjectNode frame(EngineSnapshot sample, List<JobId> newOrder) {
        EngineSnapshot bare =
                new EngineSnapshot(
                        sample.at(),
                        List.of(),
                        List.of(),
                        sample.lanes(),
                        sample.staging(),
                        sample.queueEta(),
                        sample.openEnded(),
                        sample.closedUntil(),
                        sample.offline());
        ObjectNode frame = LinkJson.object();
        frame.set("sample", LinkJson.tree(bare));
        if (!newOrder.equals(order)) {
            order = newOrder;
            frame.set("order", LinkJson.list(newOrder, JobId.class));
        }
        if (!sample.groups().equals(groups)) {
            groups = sample.groups();
            frame.set("groups", LinkJson.list(groups, Group.class));
        }
        return frame;
    }
}
