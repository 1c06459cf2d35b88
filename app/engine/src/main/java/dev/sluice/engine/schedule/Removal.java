package dev.sluice.engine.schedule;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;

/** Removes what jobs leave on disks. Belongs to workers, as it waits for the disk. */
final class Removal {
    private static final Logger LOG = LoggerFactory.getLogger(Removal.class);

    private final Disk disk;
    private final StagingFolders folders;

    Removal(Disk disk, StagingFolders folders) {
        this.disk = disk;
        this.folders = folders;
    }

    /** Removes what a job holds between phases, wherever it does. */
    void staging(JobEntry entry) {
        try {
            quietly(folders.of(entry.job.id()));
            quietly(folders.forDiscarding(entry.job.id()));
        } catch (IOException e) {
            LOG.warn("Where {} held files between phases can't be read.", entry.job.id(), e);
        }
    }

    /** Removes a folder; a failure is logged, since nothing the user asked for depends on it. */
    void quietly(Path folder) {
        try {
            disk.removeTree(folder);
        } catch (IOException e) {
            LOG.warn("Could not remove {}; it can be deleted by hand.", folder, e);
        }
    }
}
