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
        DiskQuestion<Boolean> over =
                new DiskQuestion<>(scheduler.ports, new MoreRoom(scheduler.ports.disk(), where));
        if (begin(job, sentence(where), over, true)) {
            over.ask(() -> {}); // What is free now is what there must be more than.
        }
    }

    /** The same for a staging folder that is not there any more. */
    void waitForFolder(ActiveJob job, Path root) {
        Path folder = job.stagingFolder();
        DiskQuestion<Boolean> over =
                new DiskQuestion<>(
                        scheduler.ports, () -> folder.equals(scheduler.folders.open(job.id())));
        begin(job, StagingGone.sentence(root, true), over, false);
    }

    private boolean begin(
            ActiveJob job, String sentence, DiskQuestion<Boolean> over, boolean triesOn) {
        if (job.roomWait.isPresent()) {
            return false;
        }
        ActiveJob.RoomWait wait =
                new ActiveJob.RoomWait(sentence, over, triesOn, scheduler.ports.ticker().nanos());
        job.roomWait = Optional.of(wait);
        scheduler.notice(job.entry, Optional.of(sentence));
        lookLater(job, wait);
        return true;
    }

    private void lookLater(ActiveJob job, ActiveJob.RoomWait wait) {
        scheduler.ports.loop().after(LOOK, () -> look(job, wait));
    }

    private void look(ActiveJob job, ActiveJob.RoomWait wait) {
        if (!waits(job, wait)) {
            return;
        }
        if (wait.triesOn()
                && scheduler.ports.ticker().nanos() - wait.sinceNanos() > PATIENCE.toNanos()) {
            end(job);
        } else {
            wait.over().ask(() -> heard(job, wait));
            lookLater(job, wait);
        }
    }

    private void heard(ActiveJob job, ActiveJob.RoomWait wait) {
        if (waits(job, wait) && wait.over().lastAnswer().orElse(false)) {
            end(job);
        }
    }

    private static boolean waits(ActiveJob job, ActiveJob.RoomWait wait) {
        return job.roomWait.equals(Optional.of(wait)) && job.ending == ActiveJob.Ending.NOT;
    }

    private void end(ActiveJob job) {
        job.roomWait = Optional.empty();
        goOn.accept(job);
    }

    /** Whether a disk has noticeably more room than when that was asked first; on a worker. */
    private static final class MoreRoom implements DiskQuestion.Look<Boolean> {
        private final Disk disk;
        private final Path where;
        private OptionalLong first = OptionalLong.empty();

        MoreRoom(Disk disk, Path where) {
            this.disk = disk;
            this.where = where;
        }

        @Override
        public Boolean look() {
            long free = free();
            if (first.isEmpty()) {
                first = OptionalLong.of(free);
            }
            return free > first.getAsLong() + STEP_BYTES;
        }

        private long free() {
            try {
                return disk.free(where);
            } catch (IOException e) {
                LOG.debug("Nobody can tell what is free at {}.", where, e);
                return 0;
            }
        }
    }
}
