package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.util.ArrayList;
import java.util.List;

/** The guide, and the ways between the regions of the window, from the keyboard alone. */
final class GuidePathTest extends WindowTest {

    @Test
    void f1ShowsTheGuideAndEscapeTheQueueAgain(FxRobot robot) throws Exception {
        robot.type(KeyCode.F1);
        until(() -> shown.says(robot, "Where dropping does not work"));

        robot.type(KeyCode.DOWN, 5);
        until(() -> shown.says(robot, "from the last safe point of each file"));
        robot.type(KeyCode.END);
        until(() -> shown.says(robot, "Pause everything, or let it go on"));

        robot.type(KeyCode.ESCAPE);
        until(() -> shown.window().view().isVisible());
        assertThat(shown.window().showsWholePage()).isFalse();
    }

    @Test
    void pageDownReadsALongAnswerToItsEnd(FxRobot robot) throws Exception {
        robot.type(KeyCode.F1, KeyCode.END);
        until(() -> shown.says(robot, "Pause everything, or let it go on"));
        ScrollPane answer = robot.lookup(".settings-body").queryAs(ScrollPane.class);
        assertThat(answer.getContent().getLayoutBounds().getHeight())
                .isGreaterThan(answer.getViewportBounds().getHeight());

        robot.type(KeyCode.PAGE_DOWN, 3);

        assertThat(answer.getVvalue()).isEqualTo(answer.getVmax());
        robot.type(KeyCode.PAGE_UP);
        assertThat(answer.getVvalue()).isLessThan(answer.getVmax());
    }

    @Test
    void f6GoesFromRegionToRegionAndBack(FxRobot robot) {
        robot.interact(() -> shown.window().view().focusSearch());
        List<Node> stops = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            robot.type(KeyCode.F6);
            stops.add(focus(robot));
        }
        assertThat(stops).doesNotHaveDuplicates();
        assertThat(region(stops.get(0))).isEqualTo("filter-row");
        assertThat(region(stops.get(2))).isEqualTo("status-bar");
        assertThat(region(stops.get(3))).isEqualTo("queue-tool-bar");

        robot.press(KeyCode.SHIFT).type(KeyCode.F6).release(KeyCode.SHIFT);
        assertThat(focus(robot)).isEqualTo(stops.get(2));
    }

    private static Node focus(FxRobot robot) {
        return robot.lookup((Node node) -> node.isFocused()).query();
    }

    private static String region(Node focus) {
        for (Node at = focus; at != null; at = at.getParent()) {
            for (String name : List.of("filter-row", "status-bar", "queue-tool-bar")) {
                if (at.getStyleClass().contains(name)) {
                    return name;
                }
            }
        }
        return "elsewhere";
    }
}
