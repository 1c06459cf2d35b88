package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Point2D;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Dragged with the mouse from another window, through the drag and drop of the platform. */
@Tag("display")
final class DragAndDropTest extends WindowTest {

    private static final double WIDTH = 960;

    private Optional<FileManagerStage> fileManager = Optional.empty();

    @Override
    WindowOnHome show(Stage lent) throws Exception {
        Stage stage = new Stage(); // the lent one would keep the size
        WindowOnHome window = super.show(stage);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(WIDTH);
        stage.setHeight(700);
        return window;
    }

    @AfterEach
    void letGo(FxRobot robot) {
        robot.release(new MouseButton[0]);
        robot.interact(() -> fileManager.ifPresent(FileManagerStage::close));
    }

    @Test
    void filesAreAnnouncedWhileTheyHoverAndOpenTheSheetWhereTheyAreDropped(FxRobot robot)
            throws Exception {
        Path one = Files.writeString(folder.resolve("orders_2024-01.tsv"), "id\tname\n1\ta\n");
        Path other = Files.writeString(folder.resolve("orders_2024-02.tsv"), "id\tname\n2\tb\n");
        ClipboardContent files = new ClipboardContent();
        files.putFiles(List.<File>of(one.toFile(), other.toFile()));

        hover(robot, files);
        until(() -> shown.says(robot, "Drop to add 2 jobs"));
        assertThat(shown.says(robot, "2 delimited files")).isTrue();
        assertThat(shown.window().isCovered()).isFalse();
        robot.release(MouseButton.PRIMARY);

        until(() -> shown.says(robot, "Load 2 files into a table"));
        until(() -> shown.says(robot, "Queue 2 jobs"));
        assertThat(shown.says(robot, "Drop to add 2 jobs")).isFalse();
    }

    @Test
    void textWithPathsOpensTheSheet(FxRobot robot) throws Exception {
        Path file = Files.writeString(folder.resolve("from text.csv"), "id,name\n1,a\n");
        ClipboardContent text = new ClipboardContent();
        text.putString("see\n" + file + "\n");

        hover(robot, text);
        until(() -> shown.says(robot, "Drop to add 1 job"));
        robot.release(MouseButton.PRIMARY);

        until(() -> shown.says(robot, "Load 1 file into a table"));
    }

    @Test
    void linksShowWhatBecomesOfThemWhileTheyHoverAndOpenTheSheetForMedia(FxRobot robot)
            throws Exception {
        ClipboardContent links = new ClipboardContent();
        links.putString("https://example.org/a.tsv and https://example.org/b.tsv");

        hover(robot, links);
        until(() -> shown.says(robot, "2 links"));
        assertThat(shown.says(robot, "Archive media")).isTrue();
        robot.release(MouseButton.PRIMARY);

        until(() -> shown.window().isCovered());
        until(() -> shown.says(robot, "Results in"));
        assertThat(shown.says(robot, "Archive media")).isTrue();
    }

    /** Takes hold of {@code dragged} in the other window and moves over the queue. */
    private void hover(FxRobot robot, ClipboardContent dragged) {
        robot.interact(() -> fileManager = Optional.of(new FileManagerStage(WIDTH + 10, dragged)));
        Point2D over = new Point2D(shown.stage().getX() + WIDTH / 2, shown.stage().getY() + 350);
        robot.moveTo(fileManager.orElseThrow().grip()).press(MouseButton.PRIMARY).moveBy(-20, 5);
        robot.moveTo(over).moveBy(5, 5);
    }
}
