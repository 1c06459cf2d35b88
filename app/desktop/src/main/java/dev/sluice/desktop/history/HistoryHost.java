package dev.sluice.desktop.history;

import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.store.HistoryQuery;

/** The window around the history. FX thread; everything returns at once. */
public interface HistoryHost {
    /** Queues one more job. */
    void queue(JobRequest request);

    /** Asks for a name under which the options of a job are kept. */
    void saveAsPreset(JobRequest request);

    /** Opens the folder with the report of a job. */
    void openReport(HistoryRow row);

    /** Shows the page of a job. */
    void showJob(HistoryRow row);

    /** Asks where to, and writes all jobs that the question finds to a file. */
    void export(HistoryQuery query);

    /** Says something that may be read and forgotten. */
    void say(String sentence);

    /** Takes the page away and shows the queue. */
    void closeHistory();
}
