package dev.sluice.desktop.detail;

import dev.sluice.desktop.queue.JobRow;
import dev.sluice.desktop.queue.RowAction;
import dev.sluice.engine.Command;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.LaneId;

import java.nio.file.Path;
import java.util.Optional;

/** The window around the page of a job. FX thread; everything returns at once. */
public interface DetailHost {
    /** Does {@code action} with the job, as its row in the queue would. */
    void perform(RowAction action, JobRow row);

    /** Tells the job something. */
    void control(Command command, JobId job);

    /** Changes how many may work in a lane at once, for all jobs. */
    void setPermits(LaneId lane, int permits);

    /** Queues one more job. */
    void queue(JobRequest request);

    /** Asks for a name under which the options of a job are kept. */
    void saveAsPreset(JobRequest request);

    /** Asks where to, and saves the request there. */
    void saveAsFile(JobRequest request);

    /** Asks where to save a file; nothing when nobody wants to. */
    Optional<Path> chooseFile(String suggestedName);

    /** Shows a file or folder in the system's file manager. */
    void open(Path path);

    /** Says something that may be read and forgotten. */
    void say(String sentence);

    /** Says in one sentence what went wrong; it stays until it is closed. */
    void warn(Exception failure);

    /** Takes the page away and shows the queue. */
    void closeDetail();
}
