package dev.sluice.desktop.window;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.testfx.api.FxRobot;

/** A key pressed without the pointer and keyboard of the display, which a robot needs. */
final class PressedKey {
    private PressedKey() {}

    /** Where the focus is; FX thread. */
    static void on(MainWindow window, KeyCode code, boolean control) {
        Scene scene = window.getScene();
        Node target = scene.getFocusOwner() == null ? window : scene.getFocusOwner();
        target.fireEvent(pressed(code, control));
    }

    /** At a control, wherever the focus is; any thread. */
    static void press(FxRobot robot, Node target, KeyCode code) {
        robot.interact(() -> target.fireEvent(pressed(code, false)));
    }

    /** The same with Control held. */
    static void pressWithControl(FxRobot robot, Node target, KeyCode code) {
        robot.interact(() -> target.fireEvent(pressed(code, true)));
    }

    /** The same with Shift held. */
    static void pressWithShift(FxRobot robot, Node target, KeyCode code) {
        robot.interact(() ->
                target.fireEvent(
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED, "", "", code, true, false, false, false)));
    }

    private static KeyEvent pressed(KeyCode code, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false);
    }
}
