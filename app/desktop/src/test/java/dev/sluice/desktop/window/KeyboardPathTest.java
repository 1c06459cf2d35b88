package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.queue.RowState;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From the keyboard alone, with the keys of the platform. */
@Tag("display")
final class KeyboardPathTest extends WindowTest {

    private static final int MOST_STOPS = 40;

    @Test
    void pastedFileIsQueuedAndLoadedByEnter(FxRobot robot) throws Exception {
        paste(robot, Files.writeString(folder.resolve("pasted.tsv"), "id\tname\n1\ta\n"));
        until(() -> shown.says(robot, "Load 1 file into a table"));
        until(() -> focus(robot) instanceof TextField);

        robot.type(KeyCode.ENTER);

        until(() -> shown.rows(RowState.DONE).size() == 1);
        assertThat(shown.window().isCovered()).isFalse();
        assertThat(focus(robot)).isEqualTo(shown.window().view().list());
    }

    @Test
    void tabReachesToolBarFiltersAndListAndComesBack(FxRobot robot) throws Exception {
        paste(robot, Files.writeString(folder.resolve("tab.tsv"), "id\tname\n1\ta\n"));
        until(() -> shown.says(robot, "Load 1 file into a table"));
        until(() -> focus(robot) instanceof TextField);
        robot.type(KeyCode.ENTER);
        until(() -> shown.rows(RowState.DONE).size() == 1);
        Node list = shown.window().view().list();

        List<String> stops = new ArrayList<>();
        do {
            robot.type(KeyCode.TAB);
            stops.add(nameOf(focus(robot)));
        } while (!focus(robot).equals(list) && stops.size() < MOST_STOPS);

        assertThat(focus(robot)).as("after %s", stops).isEqualTo(list);
        assertThat(stops)
                .containsSubsequence(
                        "Add files…", "Add links…", "Pause all", "History", "Settings", "All");
    }

    @Test
    void escapeClosesTheSheetAndGivesTheFocusBack(FxRobot robot) throws Exception {
        Node before = focus(robot);
        paste(robot, Files.writeString(folder.resolve("escape.tsv"), "id\n1\n"));
        until(() -> shown.says(robot, "Load 1 file into a table"));
        until(() -> focus(robot) instanceof TextField);

        robot.type(KeyCode.ESCAPE);

        until(() -> !shown.window().isCovered());
        until(() -> focus(robot).equals(before));
        assertThat(shown.queue().jobs()).isEmpty();
    }

    @Test
    void linksAreTypedAtOnceAndAddedByCtrlEnter(FxRobot robot) throws Exception {
        robot.press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
        until(() -> focus(robot) instanceof TextArea);

        robot.write("https://example.org/talk.mp3");

        assertThat(((TextArea) focus(robot)).getText()).isEqualTo("https://example.org/talk.mp3");
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        until(() -> !(focus(robot) instanceof TextArea));
    }

    private void paste(FxRobot robot, Path file) {
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(file.toString());
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.press(KeyCode.CONTROL).type(KeyCode.V).release(KeyCode.CONTROL);
    }

    private Node focus(FxRobot robot) {
        Node[] owner = new Node[1];
        robot.interact(() -> owner[0] = shown.window().getScene().getFocusOwner());
        return owner[0];
    }

    private static String nameOf(Node node) {
        if (node instanceof Labeled label && !label.getText().isBlank()) {
            return label.getText();
        }
        String spoken = node.getAccessibleText();
        return spoken == null ? node.getClass().getSimpleName() : spoken;
    }
}
