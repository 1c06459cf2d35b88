package dev.sluice.desktop.detail;

import dev.sluice.desktop.queue.RowAction;
import dev.sluice.engine.job.FailureChoice;
import dev.sluice.engine.job.ItemId;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a person can do on the page of a job; it returns at once. FX thread. */
interface DetailActions {
    /** Does what the job's row in the queue could do, too. */
    void perform(RowAction action);

    /** Has failed items tried again. */
    default void retry(List<ItemId> items) {
        retry(FailureChoice.ofItems(items));
    }

    void retry(FailureChoice which);

    /** Gives failed items up. */
    default void skip(List<ItemId> items) {
        skip(FailureChoice.ofItems(items));
    }

    void skip(FailureChoice which);

    /** Changes how many may work in a lane at once. */
    void setPermits(String lane, int permits);

    /** Puts text on the clipboard. */
    void copy(String text);

    /** Asks where to save a file; nothing when nobody wants to. */
    Optional<Path> chooseFile(String suggestedName);

    /** Shows a file or folder in the system's file manager. */
    void open(Path path);

    void say(String sentence);

    /** Tells of what went wrong, in one sentence. */
    void warn(Exception failure);

    /** Queues a job of the same request. */
    void runAgain();

    /** Asks for a name under which the options of the job are kept. */
    void saveAsPreset();

    /** Saves the job's request in a file. */
    void saveAsFile();

    /** Goes back to the queue. */
    void back();
}
