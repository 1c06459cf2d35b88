package dev.sluice.engine.link;

import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.JobId;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Puts samples together from what {@link SampleWriting} tells. For one thread. */
final class SampleReading {
    private final Map<JobId, JobSnapshot> jobs = new HashMap<>();
    private List<JobId> order = List.of();
    private List<Group> groups = List.of();

    void jobs(JsonNode changed) {
        for (JobSnapshot job : LinkJson.values(changed, JobSnapshot.class)) {
            jobs.put(job.job().id(), job);
        }
    }

    EngineSnapshot sample(JsonNode frame) {
        if (frame.has("order")) {
            order = LinkJson.values(frame.path("order"), JobId.class);
            jobs.keySet().retainAll(new HashSet<>(order));
        }
        if (frame.has("groups")) {
            groups = LinkJson.values(frame.path("groups"), Group.class);
        }
        EngineSnapshot bare = LinkJson.value(frame.path("sample"), EngineSnapshot.class);
        List<JobSnapshot> all = new ArrayList<>(order.size());
        for (JobId id : order) {
            JobSnapshot job = jobs.get(id);
            if (job == null) {
                throw new IllegalStateException("The owner never told of job " + id + ".");
            }
            all.add(job);
        }
        return new EngineSnapshot(
                bare.at(),
                all,
                groups,
                bare.lanes(),
                bare.staging(),
                bare.queueEta(),
                bare.openEnded(),
                bare.closedUntil(),
                bare.offline());
    }
}
