package dev.sluice.desktop.look;

import atlantafx.base.controls.ToggleSwitch;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A switch that the keyboard can press as well, and that moves at once where the system asks for
 * less motion; AtlantaFX's own knows the mouse only.
 */
public final class Switch extends ToggleSwitch {
    public Switch() {
        this("");
    }

    /** One with {@code text} beside it. */
    public Switch(String text) {
        super(text);
        if (Motion.isReduced()) {
            setStyle("-fx-thumb-move-animation-time: 0;");
        }
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.SPACE) {
                        event.consume();
                        fire();
                    }
                });
    }
}
