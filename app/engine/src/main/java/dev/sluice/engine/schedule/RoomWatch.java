package dev.sluice.engine.schedule;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Looks after jobs that met a full disk, or whose staging folder is on a disk that is not there:
 * they wait, say so once, and go on when there is room, or the folder is back. Belongs to the loop.
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
        begin(job, where, sentence(where), OptionalLong.of(free(where)));
    }

    /** The same for a staging folder that is not there any more. */
    void waitForFolder(ActiveJob job, Path root) {
        begin(job, root, StagingGone.sentence(root, true), OptionalLong.empty());
    }

    private void begin(ActiveJob job, Path where, String sentence, OptionalLong free) {
        if (job.roomWait.isEmpty()) {
            long now = scheduler.ports.ticker().nanos();
            job.roomWait = Optional.of(new ActiveJob.RoomWait(where, sentence, free, now));
            scheduler.notice(job.entry, Optional.of(sentence));
            scheduler.ports.loop().after(LOOK, () -> look(job));
        }
    }

    private void look(ActiveJob job) {
        if (job.roomWait.isEmpty() || job.ending != ActiveJob.Ending.NOT) {
            return;
        }
        ActiveJob.RoomWait wait = job.roomWait.get();
        boolean over =
                wait.freeBytes().isPresent()
                        ? hasRoom(wait, wait.freeBytes().getAsLong())
                        : isBack(job);
        if (over) {
            job.roomWait = Optional.empty();
            goOn.accept(job);
        } else {
            scheduler.ports.loop().after(LOOK, () -> look(job));
        }
    }

    private boolean hasRoom(ActiveJob.RoomWait wait, long before) {
        return free(wait.where()) > before + STEP_BYTES
                || scheduler.ports.ticker().nanos() - wait.sinceNanos() > PATIENCE.toNanos();
    }

    private boolean isBack(ActiveJob job) {
        try {
            return job.stagingFolder().equals(scheduler.folders.open(job.id()));
        } catch (IOException e) {
            LOG.debug("{} can't go on yet.", job.id(), e);
            return false;
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
