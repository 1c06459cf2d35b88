package dev.sluice.desktop.window;

import dev.sluice.desktop.afterwards.Afterwards;
import dev.sluice.desktop.detail.DetailTab;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobRequest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What commands can bring up over the queue. FX thread only. */
public interface Screens {
    /** Says something that may be read and forgotten. */
    void say(String sentence);

    /** Says something that stays until it is closed. */
    void warn(String sentence);

    /**
     * Says what was done and offers to undo it for a while.
     *
     * @param undone called when it is to be undone
     * @param settled called instead once nobody can undo it any more
     */
    void offerUndo(String sentence, Runnable undone, Runnable settled);

    /** Undoes the newest thing that can still be undone, if any. */
    void undo();

    /** Asks before {@code action} is done; {@code yes} names it on the button. */
    void ask(String question, String detail, String yes, Runnable action);

    /** Opens the sheet in which these files, folders and links become jobs. */
    void openAddSheet(List<String> operands);

    /** Lets a person choose files, then opens the sheet. */
    void chooseFiles();

    /** Lets a person choose a folder, then opens the sheet. */
    void chooseFolder();

    /** Asks for links, then opens the sheet. */
    void askForLinks();

    /** Opens the page of a job at one of its tabs. */
    void showDetail(JobSnapshot job, DetailTab tab);

    /** Asks where to save a file; nothing when nobody wants to. */
    Optional<Path> chooseFile(String suggestedName);

    /** Shows the jobs that have ended. */
    void showHistory();

    /** Opens the settings where folders are watched. */
    void showWatchFolders();

    /** Opens the settings in place of the queue. */
    void showSettings();

    /** Asks for a name under which the options of a job are kept. */
    void saveAsPreset(JobRequest request);

    /** Asks where to, and saves the request there. */
    void saveAsFile(JobRequest request);

    /** Lets a person choose a saved job, then opens the sheet with it. */
    void chooseSavedJob();

    /** Keeps what follows the queue from now on; asks for what is missing to do it. */
    void chooseAfterQueue(Afterwards next);

    /** Opens the guide in place of the queue. */
    void showGuide();

    /** Shows again what was told lately. */
    void showRecent();

    /** Opens a folder in the file manager. */
    void openFolder(Path folder);
}
