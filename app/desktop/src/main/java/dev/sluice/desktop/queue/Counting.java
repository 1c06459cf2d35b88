package dev.sluice.desktop.queue;

import dev.sluice.desktop.afterwards.QueueWatch;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobState;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is told of all jobs together: how many there are of each kind, and the line below them. */
final class Counting {
    private final QueueModel model;
    private final StatusFilling statusFilling;
    private int parallelJobs;

    Counting(QueueModel model, StatusFilling statusFilling) {
        this.model = model;
        this.statusFilling = statusFilling;
    }

    /** How many jobs each filter would list; when a state has changed. */
    void countFilters(List<JobSnapshot> jobs) {
        Map<QueueFilter, Integer> counts = new HashMap<>();
        for (JobSnapshot job : jobs) {
            counts.merge(RowMatch.filterOf(job.job().state()), 1, Integer::sum);
        }
        for (QueueFilter filter : QueueFilter.values()) {
            model.count(filter)
                    .set(filter == QueueFilter.ALL ? jobs.size() : counts.getOrDefault(filter, 0));
        }
    }

    /** The line at the bottom and what the tool bar offers; for each sample. */
    void showStatus(EngineSnapshot snapshot, List<JobSnapshot> jobs) {
        int running = 0;
        int waiting = 0;
        int paused = 0;
        for (JobSnapshot job : jobs) {
            switch (job.job().state()) {
                case PLANNING, RUNNING, CANCELLING -> running++;
                case QUEUED -> waiting++;
                case PAUSING, PAUSED -> {
                    if (QueueWatch.goesOn(job.job()) && job.job().state() == JobState.PAUSED) {
                        waiting++;
                    } else {
                        paused++;
                    }
                }
                case CANCELLED, SUCCEEDED, COMPLETED_WITH_FAILURES, FAILED -> {}
            }
        }
        model.empty().set(jobs.isEmpty());
        model.allPaused().set(paused > 0 && running + waiting == 0);
        statusFilling.fill(model.status(), snapshot, running, waiting);
        snapshot.lanes().stream()
                .filter(lane -> lane.lane().equals(Engine.PARALLEL_JOBS.value()))
                .forEach(lane -> showParallelJobs(lane.permits()));
    }

    /** Only a change in the engine is shown, so that a number just chosen does not jump back. */
    private void showParallelJobs(int permits) {
        if (permits != parallelJobs) {
            parallelJobs = permits;
            model.parallelJobs().set(permits);
        }
    }

    /** How many jobs the engine last said may run at once; 0 before the first sample. */
    int parallelJobs() {
        return parallelJobs;
    }
}
