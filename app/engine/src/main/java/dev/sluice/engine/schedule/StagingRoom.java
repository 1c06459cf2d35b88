package dev.sluice.engine.schedule;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What is free for staging, as the disk told last. Belongs to the loop. */
final class StagingRoom {
    private static final long NANOS_BETWEEN_LOOKS = Duration.ofSeconds(2).toNanos();

    private final Scheduler scheduler;
    private Optional<Path> folder;
    private DiskQuestion<Long> free;
    private long lastLook;

    StagingRoom(Scheduler scheduler) {
        this.scheduler = scheduler;
        folder = scheduler.folders.chosen();
        free = question(folder);
        lastLook = scheduler.ports.ticker().nanos() - NANOS_BETWEEN_LOOKS;
    }

    /** In bytes, of the folder in which jobs begin now; 0 while that is not known. */
    long freeBytes() {
        return free.lastAnswer().orElse(0L);
    }

    /** Asks from time to time, and at once for another folder; a sample follows what is new. */
    void look() {
        Optional<Path> chosen = scheduler.folders.chosen();
        boolean moved = !chosen.equals(folder);
        if (moved) {
            folder = chosen;
            free = question(chosen);
        }
        long nanos = scheduler.ports.ticker().nanos();
        if (moved || nanos - lastLook >= NANOS_BETWEEN_LOOKS) {
            lastLook = nanos;
            DiskQuestion<Long> asked = free;
            Optional<Long> before = asked.lastAnswer();
            asked.ask(() -> heard(asked, before));
        }
    }

    private void heard(DiskQuestion<Long> asked, Optional<Long> before) {
        // Or the sample that follows would ask again, and a slow disk be asked for ever.
        lastLook = scheduler.ports.ticker().nanos();
        if (!asked.lastAnswer().equals(before)) {
            scheduler.sampler.changed();
        }
    }

    private DiskQuestion<Long> question(Optional<Path> chosen) {
        Path root = scheduler.folders.root();
        Disk disk = scheduler.ports.disk();
        // Above a folder that is gone lies another disk, whose room is of no use.
        return new DiskQuestion<>(
                scheduler.ports,
                () -> chosen.isEmpty() || disk.isFolder(root) ? disk.free(root) : 0L);
    }
}
