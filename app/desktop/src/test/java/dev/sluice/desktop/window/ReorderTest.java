package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.queue.HeadRow;
import dev.sluice.desktop.queue.QueueRow;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.pipelines.load.LoadPipeline;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Another order of turns by mouse, keys and menu. */
@Tag("display")
final class ReorderTest extends WindowTest {

    @Override
    WindowOnHome show(Stage lent) throws Exception {
        Stage stage = new Stage(); // the lent one would keep its place
        WindowOnHome window = super.show(stage);
        stage.setX(0);
        stage.setY(0);
        return window;
    }

    @BeforeEach
    void queueThreePausedJobs() throws Exception {
        for (String name : List.of("one", "two", "three")) {
            Path file = Files.writeString(folder.resolve(name + ".tsv"), "id\n1\n");
            JobRequest request =
                    new JobRequest(
                            LoadPipeline.ID,
                            name,
                            List.of(file.toString()),
                            Map.of("table", name, "into", "duckdb:" + folder.resolve("x.duckdb")));
            shown.submit(request, Submission.Start.PAUSED);
        }
        until(() -> names().equals(List.of("one", "two", "three")));
    }

    @AfterEach
    void letGo(FxRobot robot) {
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
    }

    @Test
    void aRowDraggedAboveAnotherIsWorkedOnBeforeIt(FxRobot robot) throws Exception {
        drag(robot, "three", "one", 0.2);
        until(() -> names().equals(List.of("three", "one", "two")));

        drag(robot, "three", "one", 0.8);
        until(() -> names().equals(List.of("one", "three", "two")));
    }

    @Test
    void altWithUpAndDownMovesTheSelectedRow(FxRobot robot) throws Exception {
        select(robot, "three");

        robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
        until(() -> names().equals(List.of("one", "three", "two")));
        robot.press(KeyCode.ALT).type(KeyCode.DOWN).release(KeyCode.ALT);
        until(() -> names().equals(List.of("one", "two", "three")));
    }

    @Test
    void theContextMenuRaisesThePriority(FxRobot robot) throws Exception {
        robot.rightClickOn(middle(robot, "three", 0.5));
        until(() -> robot.lookup("Raise priority").tryQuery().isPresent());
        robot.clickOn("Raise priority");

        until(() -> names().equals(List.of("three", "one", "two")));
        assertThat(shown.says(robot, "priority +1")).isTrue();
    }

    @Test
    void aRowDraggedAboveOneOfHigherPriorityTakesItOver(FxRobot robot) throws Exception {
        select(robot, "one");
        robot.type(KeyCode.ADD);
        until(() -> shown.says(robot, "priority +1"));

        drag(robot, "three", "one", 0.2);

        until(() -> names().equals(List.of("three", "one", "two")));
    }

    private void drag(FxRobot robot, String name, String onto, double height) throws Exception {
        robot.moveTo(middle(robot, name, 0.5)).press(MouseButton.PRIMARY).moveBy(6, -4);
        robot.moveTo(middle(robot, onto, height)).moveBy(2, 0).release(MouseButton.PRIMARY);
    }

    private void select(FxRobot robot, String name) {
        robot.interact(() -> {
            shown.window().view().list().getSelectionModel().clearAndSelect(names().indexOf(name));
            shown.window().view().list().requestFocus();
        });
    }

    private List<String> names() {
        return List.copyOf(shown.queue().model().rows()).stream().map(ReorderTest::name).toList();
    }

    private static String name(QueueRow row) {
        return row instanceof HeadRow head ? head.name().get() : "";
    }

    /** A point of the row's cell on the screen, at a share of its height. */
    private static Point2D middle(FxRobot robot, String name, double height) throws Exception {
        List<Point2D> found = new ArrayList<>();
        until(() -> {
            robot.interact(
                    () -> cell(robot, name).ifPresent(cell -> found.add(within(cell, height))));
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    private static Point2D within(ListCell<?> cell, double height) {
        Bounds bounds = cell.localToScreen(cell.getLayoutBounds());
        return new Point2D(bounds.getCenterX(), bounds.getMinY() + bounds.getHeight() * height);
    }

    private static Optional<ListCell<?>> cell(FxRobot robot, String name) {
        for (Node node : robot.lookup(".queue-cell").queryAll()) {
            if (node instanceof ListCell<?> cell
                    && cell.getItem() instanceof HeadRow row
                    && row.name().get().equals(name)
                    && cell.getHeight() > 0) {
                return Optional.of(cell);
            }
        }
        return Optional.empty();
    }
}
