package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.detail.DetailTab;
import dev.sluice.desktop.queue.RowState;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.pipelines.load.LoadPipeline;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whatever can be used is called something, for those who hear the screen. */
final class NamesOfControlsTest extends WindowTest {

    @Test
    void ofTheQueueAndWhatComesUpOverIt(FxRobot robot) throws Exception {
        assertNamed(robot, "welcome");
        robot.interact(() -> shown.window().askForLinks());
        assertNamed(robot, "links");
        robot.interact(() -> shown.window().closeModal());
        JobRequest request = load();
        assertNamed(robot, "queue");
        robot.interact(() -> shown.window().saveAsPreset(request));
        assertNamed(robot, "name of a preset");
        robot.interact(() -> shown.window().closeModal());
        robot.interact(() -> shown.window().askBeforeClosing(2, () -> {}, () -> {}));
        assertNamed(robot, "question");
    }

    @Test
    void ofTheSheet(FxRobot robot) throws Exception {
        for (String month : List.of("2024-01", "2024-02")) {
            Files.writeString(folder.resolve("orders_" + month + ".tsv"), "id\tname\n1\ta\n");
        }
        robot.interact(() -> shown.window().openAddSheet(List.of(folder.toString())));
        until(() -> robot.lookup("#option-table").tryQuery().isPresent());
        until(() -> shown.says(robot, "2024-02"));
        robot.interact(() ->
                robot.lookup(".add-more")
                        .queryAs(javafx.scene.control.TitledPane.class)
                        .setExpanded(true));
        robot.interact(() -> WindowOnHome.field(robot, "table").setText("two words"));
        assertNamed(robot, "sheet");
    }

    @Test
    void ofTheJobAndTheHistory(FxRobot robot) throws Exception {
        load();
        for (DetailTab tab : DetailTab.values()) {
            robot.interact(() ->
                    shown.window().showDetail(shown.engine().snapshot().jobs().getFirst(), tab));
            assertNamed(robot, "job, " + tab);
            PressedKey.press(robot, shown.window().detail().orElseThrow(), KeyCode.ESCAPE);
        }
        robot.interact(() -> shown.window().showHistory());
        until(() -> robot.lookup("#history-table").tryQuery().isPresent());
        assertNamed(robot, "history");
    }

    @Test
    void ofTheSettingsAndTheGuide(FxRobot robot) {
        robot.interact(() -> shown.window().showSettings());
        ListView<?> sections = robot.lookup("#settings-sections").queryAs(ListView.class);
        for (int i = 0; i < sections.getItems().size(); i++) {
            int entry = i;
            robot.interact(() -> sections.getSelectionModel().select(entry));
            assertNamed(robot, "settings, " + sections.getItems().get(i));
        }
        PressedKey.press(robot, sections, KeyCode.ESCAPE);
        robot.interact(() -> shown.window().showGuide());
        assertNamed(robot, "guide");
    }

    /** One file that is loaded and one that fails. */
    private JobRequest load() throws Exception {
        Path good = Files.writeString(folder.resolve("good.tsv"), "id\tname\n1\ta\n");
        Path bad = Files.writeString(folder.resolve("bad.tsv"), "id\tname\n1\n");
        JobRequest request =
                new JobRequest(
                        LoadPipeline.ID,
                        "both",
                        List.of(good.toString(), bad.toString()),
                        Map.of("table", "both", "into", "duckdb:" + folder.resolve("w.duckdb")));
        shown.submit(request, Submission.Start.QUEUED);
        until(() -> shown.rows(RowState.DONE_WITH_FAILURES).size() == 1);
        return request;
    }

    private void assertNamed(FxRobot robot, String screen) {
        robot.interact(() -> {
            Parent root = shown.window();
            root.applyCss();
            root.layout();
            List<Node> all = new ArrayList<>();
            collect(root, all);
            Set<Node> labelled = new HashSet<>();
            all.stream()
                    .filter(Label.class::isInstance)
                    .map(Label.class::cast)
                    .filter(label -> label.getLabelFor() != null && !label.getText().isBlank())
                    .forEach(label -> labelled.add(label.getLabelFor()));
            assertThat(all)
                    .as(screen)
                    .filteredOn(NamesOfControlsTest::canBeUsed)
                    .filteredOn(node -> !node.getStyleClass().contains("modal-pane"))
                    .isNotEmpty()
                    .allSatisfy(node ->
                            assertThat(labelled.contains(node) || saysItsName(node))
                                    .as("%s in %s", node, node.getParent())
                                    .isTrue());
        });
    }

    /** All that is seen, without what other controls are made of. */
    private static void collect(Node node, List<Node> all) {
        if (!node.isVisible()) {
            return;
        }
        all.add(node);
        boolean whole =
                node instanceof MenuButton
                        || node instanceof ComboBoxBase
                        || node instanceof Spinner
                        || node instanceof ScrollBar
                        || node instanceof TextInputControl;
        if (!whole && node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
        }
    }

    private static boolean canBeUsed(Node node) {
        return node.isFocusTraversable()
                || node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase
                || node instanceof Spinner
                || node instanceof ProgressIndicator
                || node instanceof ListView
                || node instanceof TableView;
    }

    private static boolean saysItsName(Node node) {
        String spoken = node.getAccessibleText();
        return (spoken != null && !spoken.isBlank())
                || (node instanceof Control
                        && node instanceof Labeled words
                        && !words.getText().isBlank());
    }
}
