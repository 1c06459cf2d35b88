package dev.sluice.desktop.watch;

import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.Pipeline;

import java.nio.file.Path;
import java.util.List;

/** Makes the requests of jobs of new files. Any thread. */
public interface WatchRequests {
    JobRequest of(Watch watch, Path file);

    /** Whether a file of this name is one for the folder's jobs. */
    boolean takes(Watch watch, String name);

    /** What can be done with files, the usual first. */
    List<Pipeline> pipelines();
}
