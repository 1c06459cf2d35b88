package dev.sluice.desktop.look;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // controls can be made only after the toolkit has started
final class FocusRingTest {
    private Button first;
    private Button second;

    @BeforeEach
    void show() throws Exception {
        FxToolkit.setupFixture(() -> {
            first = new Button("first");
            second = new Button("second");
            Scene scene = new Scene(new HBox(first, second));
            FocusRing.in(scene);
            Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
            stage.setScene(scene);
            stage.show();
            first.requestFocus();
        });
    }

    @Test
    void whatAKeyHasGivenTheFocusToIsMarkedAlsoWithoutTab(FxRobot robot) {
        robot.interact(() -> {
            assertThat(isMarked(first)).isFalse();
            press(first);
            second.requestFocus();

            assertThat(isMarked(second)).isTrue();
            assertThat(isMarked(first)).isFalse();
        });
    }

    @Test
    void aClickTakesTheMarkAway(FxRobot robot) {
        robot.interact(() -> {
            press(first);
            assertThat(isMarked(first)).isTrue();

            click(first);
            assertThat(isMarked(first)).isFalse();
            second.requestFocus();
            assertThat(isMarked(second)).isFalse();
        });
    }

    private static boolean isMarked(Node node) {
        return node.getPseudoClassStates().contains(PseudoClass.getPseudoClass("ring"));
    }

    private static void press(Node node) {
        Event.fireEvent(
                node,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F6, false, false, false, false));
    }

    private static void click(Node node) {
        Event.fireEvent(
                node,
                new MouseEvent(
                        MouseEvent.MOUSE_PRESSED,
                        1,
                        1,
                        1,
                        1,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null));
    }
}
