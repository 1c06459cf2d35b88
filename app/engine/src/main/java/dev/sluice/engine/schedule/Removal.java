package dev.sluice.engine.schedule;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

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
            Path folder = folders.of(entry.job.id());
            quietly(folder);
            Optional.ofNullable(folder.getParent()).ifPresent(this::rootIfLeft);
            quietly(folders.forDiscarding(entry.job.id()));
        } catch (IOException e) {
            LOG.warn("Where {} held files between phases can't be read.", entry.job.id(), e);
        }
    }

    /** Removes the root of staging folders, when it was chosen once and has nothing in it now. */
    void rootIfLeft(Path root) {
        try {
            folders.removeIfLeft(root);
        } catch (IOException e) {
            LOG.warn("Could not remove the empty {}; it can be deleted by hand.", root, e);
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
