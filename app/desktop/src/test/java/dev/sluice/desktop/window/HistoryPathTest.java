package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.PressedKey.press;
import static dev.sluice.desktop.window.PressedKey.pressWithControl;
import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.history.HistoryRow;
import dev.sluice.desktop.queue.RowState;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PipelineId;

import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What ended is found again, told, and run again; on a real engine and a real home. */
final class HistoryPathTest extends WindowTest {

    @Test
    void endedJobsAreSearchedToldAndRunAgainByKeyboard(FxRobot robot) throws Exception {
        submit("apples");
        submit("pears");
        until(() -> shown.rows(RowState.DONE).size() == 2);

        pressWithControl(robot, shown.window(), KeyCode.H);
        until(() -> table(robot).getItems().size() == 2);
        assertThat(shown.says(robot, "2 finished jobs since")).isTrue();
        assertThat(shown.says(robot, "Typical speed")).isTrue();

        TextField search = robot.lookup("#history-search").queryAs(TextField.class);
        robot.interact(() -> search.setText("PEAR"));
        until(() -> names(robot).equals(List.of("pears")));
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        Label summary = robot.lookup("#history-summary").queryAs(Label.class);
        assertThat(summary.getText()).contains("took").contains("2 rows read = 2 loaded");

        pressWithControl(robot, table(robot), KeyCode.R);
        until(() -> table(robot).getItems().size() == 2);
        assertThat(names(robot)).containsExactly("pears", "pears");

        press(robot, search, KeyCode.ESCAPE);
        until(() -> table(robot).getItems().size() == 3);
        press(robot, table(robot), KeyCode.ENTER);
        until(() -> robot.lookup("#detail-back").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#detail-back").queryAs(Button.class).fire());
        until(() -> robot.lookup("#history-table").tryQuery().isPresent());
        press(robot, table(robot), KeyCode.ESCAPE);
        assertThat(shown.window().showsPage()).isFalse();
    }

    @Test
    void theButtonWithDotsOpensTheMenuOfItsRow(FxRobot robot) throws Exception {
        submit("apples");
        submit("pears");
        until(() -> shown.rows(RowState.DONE).size() == 2);
        pressWithControl(robot, shown.window(), KeyCode.H);
        until(() -> table(robot).getItems().size() == 2);
        until(() -> robot.lookup(".history-more").queryAll().size() >= 2);
        Button more =
                robot.lookup(".history-more")
                        .match((Button each) -> each.getAccessibleText().equals("More for apples"))
                        .queryButton();

        robot.interact(more::fire);

        ContextMenu menu = table(robot).getContextMenu();
        assertThat(menu.isShowing()).isTrue();
        assertThat(menu.getItems())
                .extracting(MenuItem::getText)
                .containsExactly("Run again", "Save as preset…", "Show detail", "Report");
        robot.interact(() -> menu.getItems().getFirst().fire());
        until(() -> names(robot).size() == 3);
        assertThat(names(robot)).containsExactlyInAnyOrder("apples", "apples", "pears");
        robot.interact(menu::hide);
    }

    @Test
    void theChosenRowIsSavedAsPresetAndReportedByItsKeys(FxRobot robot) throws Exception {
        submit("apples");
        until(() -> shown.rows(RowState.DONE).size() == 1);
        showHistoryTwice(robot);

        pressWithControl(robot, table(robot), KeyCode.S);
        until(() -> robot.lookup("#preset-name").query().isFocused());
        pressWithControl(robot, robot.lookup("#preset-name").query(), KeyCode.R);
        press(robot, robot.lookup("#preset-name").query(), KeyCode.ESCAPE);
        until(() -> !shown.window().isCovered());
        assertThat(shown.queue().jobs()).as("none was run again behind the card").hasSize(1);

        String job = table(robot).getItems().getFirst().job().id().value();
        Path reports = home().resolve("jobs");
        Files.move(reports.resolve(job), reports.resolve("away"));
        pressWithControl(robot, table(robot), KeyCode.I);
        until(() -> shown.says(robot, "There is no report of apples."));
    }

    @Test
    void theMenuOfARowTellsTheKeys(FxRobot robot) throws Exception {
        submit("apples");
        until(() -> shown.rows(RowState.DONE).size() == 1);
        showHistoryTwice(robot);

        assertThat(table(robot).getContextMenu().getItems())
                .extracting(MenuItem::getAccelerator)
                .containsExactly(
                        KeyCombination.valueOf("Shortcut+R"),
                        KeyCombination.valueOf("Shortcut+S"),
                        null,
                        KeyCombination.valueOf("Shortcut+I"));
    }

    /** The page is kept when it is left; its keys must be there again with it. */
    private void showHistoryTwice(FxRobot robot) throws Exception {
        pressWithControl(robot, shown.window(), KeyCode.H);
        until(() -> table(robot).getItems().size() == 1);
        press(robot, table(robot), KeyCode.ESCAPE);
        pressWithControl(robot, shown.window(), KeyCode.H);
        until(() -> table(robot).getItems().size() == 1);
    }

    private void submit(String name) throws Exception {
        Path file = Files.writeString(folder.resolve(name + ".tsv"), "id\tname\n1\ta\n2\tb\n");
        JobRequest request =
                new JobRequest(
                        new PipelineId("load"),
                        name,
                        List.of(file.toString()),
                        Map.of("table", name, "into", "duckdb:" + folder.resolve("w.duckdb")));
        shown.submit(request, Submission.Start.QUEUED);
    }

    @SuppressWarnings("unchecked")
    private static TableView<HistoryRow> table(FxRobot robot) {
        return robot.lookup("#history-table").queryAs(TableView.class);
    }

    private static List<String> names(FxRobot robot) {
        return List.copyOf(table(robot).getItems()).stream().map(HistoryRow::name).toList();
    }
}
