package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where Tab goes while something covers the window. */
final class CoverFocusTest extends WindowTest {
    private static final int MORE_THAN_ALL = 40;

    @Test
    void tabStaysInTheSheetAndComesRoundBothWays(FxRobot robot) throws Exception {
        Path file = Files.writeString(folder.resolve("a.tsv"), "id\tname\n1\ta\n");
        robot.interact(() -> shown.window().openAddSheet(List.of(file.toString())));
        until(() -> focus(robot) instanceof TextField);

        for (int i = 0; i < MORE_THAN_ALL; i++) {
            robot.type(KeyCode.TAB);
            assertThat(isBelow(robot)).as("after %s: %s", i, focus(robot)).isFalse();
        }
        for (int i = 0; i < MORE_THAN_ALL; i++) {
            robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
            assertThat(isBelow(robot)).as("back %s: %s", i, focus(robot)).isFalse();
        }
        robot.type(KeyCode.ESCAPE);
        until(() -> !shown.window().isCovered());
    }

    @Test
    void tabGoesFromTheFieldForLinksToItsButtonsAndBack(FxRobot robot) throws Exception {
        robot.interact(() -> shown.window().askForLinks());
        until(() -> focus(robot) instanceof TextArea);
        Node area = focus(robot);

        robot.type(KeyCode.TAB);
        assertThat(focus(robot)).isNotEqualTo(area);
        assertThat(isBelow(robot)).isFalse();
        robot.type(KeyCode.TAB);
        assertThat(focus(robot)).isEqualTo(area);
        assertThat(((TextArea) area).getText()).isEmpty();
    }

    @Test
    void aQuestionGivesTheFocusBackToWhereItWas(FxRobot robot) throws Exception {
        robot.interact(() -> shown.window().view().focusSearch());
        Node before = focus(robot);
        robot.interact(() -> shown.window().askBeforeClosing(2, () -> {}, () -> {}));
        until(() -> "close-background".equals(focus(robot).getId()));

        robot.type(KeyCode.ESCAPE);
        until(() -> !shown.window().isCovered());
        until(() -> focus(robot).equals(before));
    }

    private boolean isBelow(FxRobot robot) {
        Node focus = focus(robot);
        return focus.equals(shown.window()) || TabStays.isIn(shown.window().view(), focus);
    }

    private Node focus(FxRobot robot) {
        Node[] owner = new Node[1];
        robot.interact(() -> owner[0] = shown.window().getScene().getFocusOwner());
        return owner[0];
    }
}
