package dev.sluice.desktop.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.desktop.look.Appearance;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class PhaseBarTest {

    private static final double WIDTH = 224;

    // Controls can be made only after the toolkit has started.
    @SuppressWarnings("NullAway.Init")
    private PhaseBar bar;

    @Start
    void show(Stage stage) {
        bar = new PhaseBar();
        bar.setManaged(false);
        Scene scene = new Scene(new Pane(bar), 300, 60);
        new Appearance().dress(scene, false);
        stage.setScene(scene);
        stage.show();
        bar.resizeRelocate(0, 0, WIDTH, 14);
    }

    @Test
    void oneRealProgressBarCarriesProgressAndWords(FxRobot robot) {
        robot.interact(() -> {
            bar.fractionProperty().set(0.62);
            bar.spokenProperty().set("Compress, 29 of 39 items");
        });

        assertThat(bar.lookupAll(".progress-bar")).hasSize(1);
        assertThat(progress().getProgress()).isEqualTo(0.62);
        assertThat(progress().getAccessibleText()).isEqualTo("Compress, 29 of 39 items");
        assertThat(fillEnd(robot)).isCloseTo(0.62 * WIDTH, within(1.0));
    }

    @Test
    void waitingForInputIsAnOutlinedEmptyTrack(FxRobot robot) {
        robot.interact(() -> bar.stateProperty().set(BarState.WAITING_FOR_INPUT));

        assertThat(part("phase-outline").isVisible()).isTrue();
        assertThat(part("phase-track").isVisible()).isFalse();
    }

    @Test
    void waitingForALaneKeepsItsFill(FxRobot robot) {
        robot.interact(() -> {
            bar.fractionProperty().set(0.48);
            bar.stateProperty().set(BarState.WAITING_FOR_LANE);
        });

        assertThat(part("phase-outline").isVisible()).isTrue();
        assertThat(progress().isVisible()).isTrue();
        assertThat(progress().getProgress()).isEqualTo(0.48);
    }

    @Test
    void aStallIsAPostAtTheHead(FxRobot robot) {
        robot.interact(() -> {
            bar.fractionProperty().set(0.38);
            bar.stateProperty().set(BarState.STALLED);
        });
        layout(robot);

        assertThat(part("phase-post").isVisible()).isTrue();
        assertThat(part("phase-post").getLayoutX()).isCloseTo(0.38 * WIDTH + 2, within(1.0));
        assertThat(part("phase-post").getLayoutBounds().getHeight()).isEqualTo(14);
    }

    @Test
    void oneFailureInThousandsIsStillSeen(FxRobot robot) {
        robot.interact(() -> {
            bar.fractionProperty().set(0.5);
            bar.failedFractionProperty().set(0.0001);
        });
        layout(robot);

        assertThat(part("phase-failed").isVisible()).isTrue();
        assertThat(part("phase-failed").getLayoutBounds().getWidth()).isEqualTo(6);
    }

    @Test
    void failuresAtTheEndDoNotLeaveTheBar(FxRobot robot) {
        robot.interact(() -> {
            bar.fractionProperty().set(0.999);
            bar.failedFractionProperty().set(0.001);
        });
        layout(robot);

        Node failed = part("phase-failed");
        assertThat(failed.getBoundsInParent().getMaxX()).isLessThanOrEqualTo(WIDTH);
        assertThat(fillEnd(robot)).isLessThanOrEqualTo(failed.getLayoutX() - 2);
        assertThat(progress().getProgress()).isEqualTo(0.999);
    }

    @Test
    void anUnknownTotalHasNoFillThatCouldBeRead(FxRobot robot) {
        robot.interact(() -> bar.totalProperty().set(BarTotal.UNKNOWN));

        assertThat(progress().isVisible()).isFalse();
        assertThat(progress().getProgress()).as("not the indeterminate -1").isEqualTo(0);
        assertThat(part("phase-block").isVisible()).isTrue();
        assertThat(part("phase-dashes").isVisible()).isTrue();
    }

    @Test
    void aGrowingTotalLeavesTheEndOpen(FxRobot robot) {
        robot.interact(() -> {
            bar.totalProperty().set(BarTotal.GROWING);
            bar.fractionProperty().set(1);
        });
        layout(robot);

        assertThat(part("phase-dashes").isVisible()).isTrue();
        assertThat(fillEnd(robot)).isLessThan(WIDTH - 20);
    }

    @Test
    void aFewBatchesAreSegmentsAndManyArePlain(FxRobot robot) {
        robot.interact(() -> bar.batchesProperty().set(10));
        layout(robot);
        assertThat(part("phase-gaps").isVisible()).isTrue();

        robot.interact(() -> bar.batchesProperty().set(25));
        layout(robot);
        assertThat(part("phase-gaps").isVisible()).isFalse();
    }

    @Test
    void goingThroughEveryStateMakesNoNewNode(FxRobot robot) {
        int before = bar.getChildrenUnmodifiable().size();
        robot.interact(() -> {
            for (BarState state : BarState.values()) {
                for (BarTotal total : BarTotal.values()) {
                    bar.stateProperty().set(state);
                    bar.totalProperty().set(total);
                    bar.batchesProperty().set(7);
                    bar.layout();
                }
            }
        });

        assertThat(bar.getChildrenUnmodifiable()).hasSize(before);
    }

    private void layout(FxRobot robot) {
        robot.interact(bar::layout);
    }

    private ProgressBar progress() {
        return (ProgressBar) part("progress-bar");
    }

    private double fillEnd(FxRobot robot) {
        robot.interact(() -> {
            bar.layout();
            progress().layout();
        });
        return progress().lookup(".bar").getBoundsInParent().getWidth();
    }

    private Node part(String styleClass) {
        return bar.getChildrenUnmodifiable().stream()
                .filter(node -> node.getStyleClass().contains(styleClass))
                .findFirst()
                .orElseThrow();
    }
}
