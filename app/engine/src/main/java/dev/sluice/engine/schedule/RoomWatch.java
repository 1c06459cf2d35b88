package dev.sluice.engine.schedule;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks after jobs that met a full disk: they wait, say so once, and go on when there is room.
 * Belongs to the loop.
 */
final class RoomWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RoomWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final long STEP_BYTES = 1 << 20;

    /**
     * Some file systems don't tell what is free for us; so the job also tries from time to time.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Scheduler scheduler;
    private final Consumer<ActiveJob> goOn;

    /**
     * @param goOn called when a job may try again
     */
    RoomWatch(Scheduler scheduler, Consumer<ActiveJob> goOn) {
        this.scheduler = scheduler;
        this.goOn = goOn;
    }

    /** The one sentence about a full disk. */
    static String sentence(Path where) {
        return "The disk of " + where + " is full; free some space, the job goes on by itself.";
    }

    void waitFor(ActiveJob job, Path where) {
        if (job.roomWait.isEmpty()) {
            long now = scheduler.ports.ticker().nanos();
            job.roomWait =
                    Optional.of(new ActiveJob.RoomWait(where, sentence(where), free(where), now));
            scheduler.notice(job.entry, Optional.of(sentence(where)));
            scheduler.ports.loop().after(LOOK, () -> look(job));
        }
    }

    private void look(ActiveJob job) {
        if (job.roomWait.isEmpty() || job.ending != ActiveJob.Ending.NOT) {
            return;
        }
        ActiveJob.RoomWait wait = job.roomWait.get();
        boolean more = free(wait.where()) > wait.freeBytes() + STEP_BYTES;
        boolean longEnough =
                scheduler.ports.ticker().nanos() - wait.sinceNanos() > PATIENCE.toNanos();
        if (more || longEnough) {
            job.roomWait = Optional.empty();
            goOn.accept(job);
        } else {
            scheduler.ports.loop().after(LOOK, () -> look(job));
        }
    }

    private long free(Path where) {
        try {
            return scheduler.ports.disk().free(where);
        } catch (IOException e) {
            LOG.debug("Nobody can tell what is free at {}.", where, e);
            return 0;
        }
    }
}
