package dev.sluice.desktop.watch;

import dev.sluice.engine.job.JobRequest;

import java.nio.file.Path;

/** Makes the request of a job of a new file. */
@FunctionalInterface
public interface WatchRequests {
    JobRequest of(Watch watch, Path file);
}
