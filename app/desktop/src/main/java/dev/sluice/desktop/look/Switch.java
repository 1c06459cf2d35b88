package dev.sluice.desktop.look;

import atlantafx.base.controls.ToggleSwitch;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A switch that the keyboard can press as well; AtlantaFX's own knows the mouse only. */
public final class Switch extends ToggleSwitch {
    public Switch() {
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
