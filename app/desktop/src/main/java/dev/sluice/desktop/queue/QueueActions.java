package dev.sluice.desktop.queue;

import dev.sluice.desktop.afterwards.Afterwards;

/** Where the tool bar, filter row, welcome and status bar send what a person does. FX thread. */
public interface QueueActions extends RowActions {

    void addFiles();

    void addFolder();

    void addLinks();

    /** Opens a sheet that describes a catalogue to collect. */
    void describeSource();

    /** Makes sample files and loads them for real. */
    void runSample();

    /** Pauses the whole queue, or lets it go on when all of it is paused. */
    void pauseOrResumeAll();

    void clearFinished();

    void openSavedJob();

    void openCommandGuide();

    void watchFolder();

    void showGuide();

    void showHistory();

    void showSettings();

    void showNotifications();

    /** Chooses what follows when nothing is left that can go on. */
    void afterQueue(Afterwards next);
}
