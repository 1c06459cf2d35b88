package dev.sluice.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipelines.load.LoadPipeline;
import dev.sluice.ui.Messages;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.util.Locale;

/** A screen of 1600 × 1000 at 200 %, in the language with the longer words. */
final class SmallScreenTest extends WindowTest {
    private static final double WIDTH = 800;
    private static final double HEIGHT = 500;

    @Override
    WindowOnHome show(Stage lent) throws Exception {
        Stage small = new Stage(); // the lent one would stay as small for those that follow
        WindowOnHome german =
                new WindowOnHome(home(), small, new LoadPipeline(), Messages.of(Locale.GERMAN));
        small.setMinWidth(WIDTH);
        small.setMinHeight(HEIGHT);
        small.setWidth(WIDTH);
        small.setHeight(HEIGHT);
        return german;
    }

    @Test
    void allBarsStandOnIt(FxRobot robot) {
        robot.interact(() -> {
            shown.window().getScene().getRoot().layout();
            assertInside(shown.window());
        });
    }

    @Test
    void aButtonThatHasNoRoomForItsWordsSaysThemInATooltip(FxRobot robot) {
        robot.interact(() -> {
            shown.window().getScene().getRoot().layout();
            assertThat(
                            shown.window().lookupAll(".queue-tool-bar .button").stream()
                                    .map(Labeled.class::cast)
                                    .filter(button ->
                                            "Links hinzufügen…".equals(button.getAccessibleText()))
                                    .toList())
                    .singleElement()
                    .satisfies(links -> {
                        assertThat(links.getText()).isEmpty();
                        assertThat(links.getTooltip().getText()).isEqualTo("Links hinzufügen…");
                    });
        });
    }

    /** Every button and word lies within the window, or within what can be scrolled. */
    private static void assertInside(Node node) {
        if (!node.isVisible() || node instanceof ScrollPane) {
            return;
        }
        if (node instanceof ButtonBase || node instanceof Labeled) {
            Bounds place = node.localToScene(node.getLayoutBounds());
            assertThat(place.getMinX()).as("%s", node).isNotNegative();
            assertThat(place.getMinY()).as("%s", node).isNotNegative();
            assertThat(place.getMaxX()).as("%s", node).isLessThanOrEqualTo(WIDTH);
            assertThat(place.getMaxY()).as("%s", node).isLessThanOrEqualTo(HEIGHT);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(SmallScreenTest::assertInside);
        }
    }
}
