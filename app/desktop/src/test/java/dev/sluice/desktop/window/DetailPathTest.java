package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.PressedKey.press;
import static dev.sluice.desktop.window.PressedKey.pressWithShift;
import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.Notification;

import dev.sluice.desktop.detail.DetailTab;
import dev.sluice.desktop.look.Switch;
import dev.sluice.desktop.queue.RowState;
import dev.sluice.desktop.settings.Choices;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PipelineId;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From a row of the queue to the page of its job and back, on the real Load. */
final class DetailPathTest extends WindowTest {

    /** Loads four files of which two are bad; gives when that has ended. */
    private void loadFour() throws Exception {
        loadFour("four orders");
    }

    private void loadFour(String name) throws Exception {
        List<String> files = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            String rows = i % 2 == 0 ? "id\tname\n1\n" : "id\tname\n1\ta\n";
            files.add(Files.writeString(folder.resolve("orders" + i + ".tsv"), rows).toString());
        }
        JobRequest request =
                new JobRequest(
                        new PipelineId("load"),
                        name,
                        files,
                        Map.of("table", "orders", "into", "duckdb:" + folder.resolve("w.duckdb")));
        shown.submit(request, Submission.Start.QUEUED);
        until(() -> shown.rows(RowState.DONE_WITH_FAILURES).size() == 1);
    }

    @Test
    void enterShowsWhatFailedAndEscapeGoesBack(FxRobot robot) throws Exception {
        loadFour();
        Node list = shown.window().view().list();
        robot.interact(() -> shown.window().view().list().getSelectionModel().select(0));

        press(robot, list, KeyCode.ENTER);
        until(() -> shown.says(robot, "2 failures, 1 cause"));
        until(() -> shown.says(robot, "orders4.tsv"));
        assertThat(shown.says(robot, "Retry 2")).isTrue();
        assertThat(shown.says(robot, "Add files…")).isFalse();

        press(robot, page(), KeyCode.ESCAPE);
        until(() -> shown.says(robot, "Add files…"));
        assertThat(shown.window().getScene().getFocusOwner()).isEqualTo(list);
    }

    @Test
    void aLongNameLeavesRoomForTheStateBesideIt(FxRobot robot) throws Exception {
        loadFour("sales\u202e\n" + "x".repeat(400));
        show(robot, DetailTab.ITEMS);

        Label state = robot.lookup(".detail-state").queryAs(Label.class);
        until(() -> state.getWidth() >= 100);
        Label name = robot.lookup(".detail-header .page-title").queryAs(Label.class);
        assertThat(name.getText()).startsWith("sales□ xx");
        assertThat(name.getBoundsInParent().getMaxX())
                .isLessThanOrEqualTo(state.getBoundsInParent().getMinX());
    }

    @Test
    void itemsAreListedAndFiltered(FxRobot robot) throws Exception {
        loadFour();
        show(robot, DetailTab.ITEMS);
        until(() -> shown.says(robot, "orders1.tsv") && shown.says(robot, "row loaded"));

        robot.interact(
                () -> robot.lookup("#item-filter-failed").queryAs(ToggleButton.class).fire());
        until(() -> !shown.says(robot, "orders1.tsv"));
        until(() -> shown.says(robot, "orders2.tsv") && shown.says(robot, "orders4.tsv"));
    }

    @Test
    void theKeyboardOpensTheMenuOfTheItemWithTheFocusOnce(FxRobot robot) throws Exception {
        loadFour();
        show(robot, DetailTab.ITEMS);
        until(() -> shown.says(robot, "orders2.tsv"));
        TableView<?> table = robot.lookup(".items .table-view").queryTableView();
        robot.interact(() -> {
            table.getSelectionModel().select(0);
            table.getFocusModel().focus(1);
        });

        pressWithShift(robot, table, KeyCode.F10);
        pressWithShift(robot, table, KeyCode.F10);

        List<ContextMenu> menus = openMenus();
        robot.interact(() -> menus.forEach(ContextMenu::hide));
        assertThat(menus)
                .singleElement()
                .satisfies(menu ->
                        assertThat(menu.getItems())
                                .extracting(MenuItem::getText)
                                .containsExactly("Retry 1", "Skip 1", "Copy names"));
        assertThat(table.getSelectionModel().getSelectedIndices()).isEqualTo(List.of(1));
        press(robot, table, KeyCode.CONTEXT_MENU);
        List<ContextMenu> again = openMenus();
        robot.interact(() -> again.forEach(ContextMenu::hide));
        assertThat(again).hasSize(1);
    }

    private static List<ContextMenu> openMenus() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .toList();
    }

    @Test
    void failuresThatAreSkippedLeaveASuccessfulJob(FxRobot robot) throws Exception {
        loadFour();
        show(robot, DetailTab.FAILURES);
        until(() -> shown.says(robot, "Skip 2"));

        robot.interact(() -> robot.lookup("#skip-cause").queryButton().fire());
        until(() -> shown.says(robot, "Nothing failed."));
        until(() -> shown.rows(RowState.DONE).size() == 1);
    }

    @Test
    void mendedFilesAreRetriedFromTheirCause(FxRobot robot) throws Exception {
        loadFour();
        show(robot, DetailTab.FAILURES);
        until(() -> shown.says(robot, "Retry 2"));
        Files.writeString(folder.resolve("orders2.tsv"), "id\tname\n2\tb\n");
        Files.writeString(folder.resolve("orders4.tsv"), "id\tname\n4\td\n");

        robot.interact(() -> robot.lookup("#retry-cause").queryButton().fire());
        until(() -> shown.rows(RowState.DONE).size() == 1);
        until(() -> shown.says(robot, "Nothing failed."));
    }

    @Test
    void optionsCanBeCopiedAsACommandAndRunAgain(FxRobot robot) throws Exception {
        loadFour();
        show(robot, DetailTab.OPTIONS);
        until(() -> shown.says(robot, "orders"));

        robot.interact(() -> robot.lookup("#copy-command").queryButton().fire());
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).startsWith("sluice load --into ").contains("orders4.tsv");

        robot.interact(() -> robot.lookup("#run-again").queryButton().fire());
        until(() -> shown.queue().jobs().size() == 2);
    }

    @Test
    void timelineSaysWhatTookTheTimeAndLogWhatHappened(FxRobot robot) throws Exception {
        loadFour();
        show(robot, DetailTab.TIMELINE);
        until(() -> shown.says(robot, "Items in each phase") && shown.says(robot, "Copy"));
        until(() -> shown.says(robot, "job back") || shown.says(robot, "of the time"));

        robot.interact(
                () -> shown.window().detail().orElseThrow().model().tab().set(DetailTab.LOG));
        until(() ->
                log(robot).contains("Begins: four orders.") && log(robot).contains("orders4.tsv"));
    }

    @Test
    void theTroubleOfAJobIsToldUntilItsPageIsOpened(FxRobot robot) throws Exception {
        loadFour();
        until(() -> shown.says(robot, "some of its items failed"));

        show(robot, DetailTab.FAILURES);
        until(() -> !shown.says(robot, "some of its items failed"));

        press(robot, page(), KeyCode.ESCAPE);
        robot.interact(() -> shown.window().showRecent());
        assertThat(shown.says(robot, "some of its items failed")).isTrue();
        robot.interact(() -> shown.window().closeModal());
    }

    @Test
    void theKeyboardReachesANoticeAndClosesIt(FxRobot robot) throws Exception {
        loadFour();
        until(() -> shown.says(robot, "some of its items failed"));
        Node list = shown.window().view().list();
        robot.interact(list::requestFocus);

        Node at = list;
        for (int i = 0; i < 5 && !(at instanceof Notification); i++) {
            press(robot, at, KeyCode.F6);
            at = shown.window().getScene().getFocusOwner();
        }
        assertThat(at).isInstanceOf(Notification.class);
        press(robot, at, KeyCode.ESCAPE);

        assertThat(shown.says(robot, "some of its items failed")).isFalse();
        assertThat(shown.window().getScene().getFocusOwner()).isNotNull();
    }

    @Test
    void aChartForEachPhaseIsChosenByKeyboardAndForGood(FxRobot robot) throws Exception {
        loadFour();
        show(robot, DetailTab.TIMELINE);
        until(() -> robot.lookup("#charts-apart").tryQuery().isPresent());
        Node apart = robot.lookup("#charts-apart").query();
        assertThat(apart.isFocusTraversable()).isTrue();

        press(robot, apart, KeyCode.SPACE);
        until(() -> Choices.of(home()).chartsApart().get());

        press(robot, page(), KeyCode.ESCAPE);
        show(robot, DetailTab.TIMELINE);
        until(() -> robot.lookup("#charts-apart").queryAs(Switch.class).isSelected());
    }

    private static String log(FxRobot robot) {
        String[] text = {""};
        robot.interact(() ->
                text[0] =
                        robot.lookup(".log .text-area")
                                .queryAs(javafx.scene.control.TextArea.class)
                                .getText());
        return text[0];
    }

    private void show(FxRobot robot, DetailTab tab) {
        robot.interact(() -> shown.window().showDetail(shown.queue().jobs().getFirst(), tab));
    }

    private Node page() {
        return shown.window().detail().orElseThrow();
    }
}
