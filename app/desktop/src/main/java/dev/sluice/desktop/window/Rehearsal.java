package dev.sluice.desktop.window;

import dev.sluice.desktop.queue.QueueRehearsal;
import dev.sluice.ui.Messages;

import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.util.Duration;

import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Goes through what comes first in a fresh program, while nothing else happens and where nobody
 * sees it, so that it is quick when it comes in earnest: one small step at a time, with the FX
 * thread free between two. FX thread.
 */
final class Rehearsal {
    /** The window is up and has been drawn. */
    private static final Duration AT_FIRST = Duration.seconds(1.5);

    private static final Duration BETWEEN = Duration.millis(60);

    private final PauseTransition pause = new PauseTransition(AT_FIRST);
    private final Iterator<Supplier<BooleanSupplier>> parts;
    private BooleanSupplier part = () -> false;

    /**
     * @param scene of the window that is shown
     */
    Rehearsal(Scene scene, Messages messages) {
        List<String> styles = scene.getStylesheets();
        parts =
                List.<Supplier<BooleanSupplier>>of(
                                () -> new QueueRehearsal(messages, styles)::goOn,
                                () -> new PageRehearsal(styles)::goOn)
                        .iterator();
        pause.setOnFinished(event -> goOn());
    }

    void begin() {
        pause.play();
    }

    private void goOn() {
        if (!part.getAsBoolean()) {
            if (!parts.hasNext()) {
                // What it held goes.
                part = () -> false;
                return;
            }
            part = parts.next().get();
        }
        pause.setDuration(BETWEEN);
        pause.playFromStart();
    }
}
