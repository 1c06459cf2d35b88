package dev.sluice.desktop.window;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A key pressed without a robot, which needs the pointer and keyboard of the display. FX thread.
 */
final class PressedKey {
    private PressedKey() {}

    static void on(MainWindow window, KeyCode code, boolean control) {
        Scene scene = window.getScene();
        Node target = scene.getFocusOwner() == null ? window : scene.getFocusOwner();
        target.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }
}
