package dev.sluice.engine.schedule;

import dev.sluice.engine.job.JobId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Removes staging folders of jobs that are gone, and roots that are of no use any more: a kill
 * right after a removal leaves them behind, and nobody else would ever look at them. Reports are
 * left alone; they may belong to jobs that a restored backup does not know.
 */
final class StagingSweep {
    private static final Logger LOG = LoggerFactory.getLogger(StagingSweep.class);

    private final Scheduler scheduler;

    StagingSweep(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Begins it; called on the loop once all jobs are known. */
    void begin() {
        scheduler.ports.workers().startComputing("sweep staging", this::list);
    }

    private void list() {
        for (Path root : scheduler.folders.roots()) {
            try {
                List<Path> folders = scheduler.ports.disk().folders(root);
                scheduler.ports.loop().post(() -> removeUnknown(root, folders));
            } catch (IOException e) {
                LOG.warn("Could not look for left-overs in {}.", root, e);
            }
        }
    }

    private void removeUnknown(Path root, List<Path> folders) {
        List<Path> unknown = folders.stream().filter(this::isOfAJobThatIsGone).toList();
        if (!unknown.isEmpty() || folders.isEmpty()) {
            scheduler
                    .ports
                    .workers()
                    .startComputing(
                            "sweep staging",
                            () -> {
                                unknown.forEach(scheduler.removal::quietly);
                                scheduler.removal.rootIfLeft(root);
                            });
        }
    }

    private boolean isOfAJobThatIsGone(Path folder) {
        Optional<JobId> job = job(folder);
        return job.isPresent() && scheduler.book.find(job.get()).isEmpty();
    }

    /** The job a folder was made for; empty when no job has such a name. */
    private static Optional<JobId> job(Path folder) {
        try {
            return Optional.of(new JobId(String.valueOf(folder.getFileName())));
        } catch (IllegalArgumentException e) {
            LOG.debug("{} is no folder of a job.", folder, e);
            return Optional.empty();
        }
    }
}
