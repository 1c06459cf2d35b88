package dev.sluice.desktop.window;

import dev.sluice.desktop.afterwards.QueueWatch;
import dev.sluice.desktop.home.EngineDesk;
import dev.sluice.desktop.queue.QueueViewModel;
import dev.sluice.desktop.settings.Choices;

import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/**
 * How the window goes away. While jobs are to be done, a person says whether they go on in the
 * background; the program then ends by itself after the last one, unless the window has come back.
 * FX thread.
 */
final class Closing {

    private final Stage stage;
    private final MainWindow window;
    private final EngineDesk desk;
    private final QueueViewModel queue;
    private final Choices choices;
    private final Runnable quit;
    private boolean inBackground;
    private boolean quitting;

    /**
     * @param quit ends the program; called once
     */
    Closing(
            Stage stage,
            MainWindow window,
            EngineDesk desk,
            QueueViewModel queue,
            Choices choices,
            Runnable quit) {
        this.stage = stage;
        this.window = window;
        this.desk = desk;
        this.queue = queue;
        this.choices = choices;
        this.quit = quit;
        stage.setOnCloseRequest(this::requested);
    }

    private void requested(WindowEvent event) {
        event.consume();
        // A guest's jobs belong to another process, which goes on with them.
        if (unfinished() == 0 || !desk.isOwner()) {
            quit();
        } else {
            switch (choices.whileRunning().get()) {
                case ASK -> window.askBeforeClosing(unfinished(), this::goToBackground, this::quit);
                case BACKGROUND -> goToBackground();
                case PAUSE -> quit();
            }
        }
    }

    /** Ends the program if it is in the background and has nothing left to do there. */
    void endWhenDone() {
        if (inBackground && unfinished() == 0) {
            quit();
        }
    }

    /** Whether a person has the window before their eyes. */
    boolean isInFront() {
        return stage.isShowing() && stage.isFocused() && !stage.isIconified();
    }

    /** Shows the window for a moment; the program still counts as in the background. */
    void showForAMoment() {
        if (!stage.isShowing() && !quitting) {
            stage.show();
        }
    }

    /** Shows the window again if it was in the background. */
    void comeBack() {
        inBackground = false;
        showForAMoment();
    }

    private void goToBackground() {
        inBackground = true;
        stage.hide();
        endWhenDone();
    }

    /** Ends the program. */
    void quit() {
        if (!quitting) {
            quitting = true;
            quit.run();
        }
    }

    /** What runs or will; what is paused stays so whether the window is there or not. */
    private long unfinished() {
        // Not the numbers of the status bar: they change one after the other.
        return queue.jobs().stream().filter(job -> QueueWatch.goesOn(job.job())).count();
    }
}
