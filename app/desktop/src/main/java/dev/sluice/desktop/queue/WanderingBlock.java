package dev.sluice.desktop.queue;

import dev.sluice.desktop.look.Motion;

import javafx.animation.Animation;
import javafx.animation.TranslateTransition;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/**
 * The block that goes to and fro on a bar whose total nobody knows. It stands in the middle where
 * the system asks for less motion. FX thread only.
 */
final class WanderingBlock extends Region {
    private static final double LENGTH = 48;

    private final TranslateTransition wander = new TranslateTransition(Duration.seconds(1.8), this);
    private boolean working;

    WanderingBlock() {
        getStyleClass().setAll("phase-block");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        wander.setAutoReverse(true);
        wander.setCycleCount(Animation.INDEFINITE);
        // A bar that is not on screen must not keep the pulse running.
        sceneProperty().subscribe(scene -> moveOrRest());
    }

    /** Whether it is seen at all, and whether it moves then. */
    void show(boolean seen, boolean nowWorking) {
        setVisible(seen);
        working = nowWorking;
        moveOrRest();
    }

    /** Puts it on a bar {@code width} wide. */
    void place(double width, double top, double thickness) {
        double length = Math.min(LENGTH, width / 2);
        double room = width - length;
        resizeRelocate(Motion.isReduced() ? snapPositionX(room / 2) : 0, top, length, thickness);
        if (wander.getToX() != room) {
            // A transition takes up new ends only when it starts again.
            wander.stop();
            wander.setFromX(0);
            wander.setToX(room);
            moveOrRest();
        }
    }

    private void moveOrRest() {
        if (isVisible() && getScene() != null && working && !Motion.isReduced()) {
            wander.play();
        } else {
            wander.stop();
            setTranslateX(0);
        }
    }
}
