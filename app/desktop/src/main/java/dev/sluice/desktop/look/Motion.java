package dev.sluice.desktop.look;

import javafx.animation.FadeTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.util.Duration;

/** The little motion there is, none of it where the system asks for less. FX thread only. */
public final class Motion {

    private static final Duration LINE = Duration.millis(120);

    private Motion() {}

    /** Whether the system asks for less motion; all is instant then. */
    public static boolean isReduced() {
        return Platform.getPreferences().isReducedMotion();
    }

    /** Lets a line appear that was not there before. */
    public static void appear(Node line) {
        if (isReduced()) {
            line.setOpacity(1);
            return;
        }
        FadeTransition fade = new FadeTransition(LINE, line);
        fade.setFromValue(0);
        fade.setToValue(1);
        fade.play();
    }
}
