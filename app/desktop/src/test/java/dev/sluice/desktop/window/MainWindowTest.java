package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.PressedKey.press;
import static dev.sluice.desktop.window.PressedKey.pressWithControl;
import static dev.sluice.desktop.window.WindowOnHome.field;
import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.queue.JobRow;
import dev.sluice.desktop.queue.RowAction;
import dev.sluice.desktop.queue.RowState;
import dev.sluice.pipelines.load.LoadPipeline;

import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The window on a real engine, a real home and the real Load. */
final class MainWindowTest extends WindowTest {

    private CountDownLatch gate = new CountDownLatch(0);

    @Override
    WindowOnHome show(Stage stage) throws Exception {
        return new WindowOnHome(home(), stage, new HeldPipeline(new LoadPipeline(), gate));
    }

    @Test
    void droppedFolderIsAnnouncedOpensTheSheetAndIsLoadedByEnter(FxRobot robot) throws Exception {
        Path data = Files.createDirectories(folder.resolve("drop"));
        Files.writeString(data.resolve("orders_2024-01.tsv"), "id\tname\n1\ta\n2\tb\n");
        Files.writeString(data.resolve("orders_2024-02.tsv"), "id\tname\n3\tc\n");
        List<String> dragged = List.of(data.toString());

        robot.interact(() -> shown.window().dropping().hover(dragged));
        until(() -> says(robot, "Drop to add 2 jobs"));
        robot.interact(() -> shown.window().dropping().drop(dragged));
        until(() -> says(robot, "Load 2 files into a table"));
        until(() -> says(robot, "Queue 2 jobs"));
        press(robot, field(robot, "table"), KeyCode.ENTER);

        until(() -> rows(RowState.DONE).size() == 2);
        assertThat(shown.window().isCovered()).isFalse();
        assertThat(home().resolve("warehouse.duckdb")).exists();
    }

    @Test
    void pastedPathOpensTheSheetAndAWrongTableKeepsItOpen(FxRobot robot) throws Exception {
        Path file = Files.writeString(folder.resolve("pasted.tsv"), "id\n1\n");
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(file.toString());
            Clipboard.getSystemClipboard().setContent(content);
        });

        control(robot, KeyCode.V);
        until(() -> says(robot, "Load 1 file into a table"));
        TextField table = field(robot, "table");
        robot.interact(() -> table.setText("web orders"));
        press(robot, table, KeyCode.ENTER);

        assertThat(says(robot, "A table name can't contain a space.")).isTrue();
        assertThat(says(robot, "1 field needs a correction")).isTrue();
        assertThat(shown.window().isCovered()).isTrue();
        press(robot, table, KeyCode.ESCAPE);
        until(() -> !shown.window().isCovered());
        assertThat(shown.queue().jobs()).isEmpty();
    }

    @Test
    void filesThatComeWhileASheetIsOpenWaitForItAndLoseNothingTyped(FxRobot robot)
            throws Exception {
        Path first = Files.writeString(folder.resolve("first.tsv"), "id\n1\n");
        Path second = Files.writeString(folder.resolve("second.tsv"), "id\n2\n");
        robot.interact(() -> shown.window().openAddSheet(List.of(first.toString())));
        TextField table = field(robot, "table");
        robot.interact(() -> table.setText("typed"));

        robot.interact(() -> shown.window().openAddSheet(List.of(second.toString())));

        assertThat(field(robot, "table").getText()).isEqualTo("typed");
        press(robot, table, KeyCode.ENTER);
        until(() -> field(robot, "table").getText().equals("second"));
        press(robot, field(robot, "table"), KeyCode.ENTER);
        until(() -> rows(RowState.DONE).size() == 2);
    }

    @Test
    void filesThatComeWhileLinksAreTypedWaitForThem(FxRobot robot) throws Exception {
        Path file = Files.writeString(folder.resolve("orders.tsv"), "id\n1\n");
        robot.interact(() -> shown.window().askForLinks());
        TextArea links = robot.lookup("#links").queryAs(TextArea.class);
        robot.interact(() -> links.setText("https://example.org/a.mp3"));

        robot.interact(() -> shown.window().openAddSheet(List.of(file.toString())));

        assertThat(robot.lookup("#links").queryAs(TextArea.class).getText())
                .isEqualTo("https://example.org/a.mp3");
        press(robot, links, KeyCode.ESCAPE);
        until(() -> says(robot, "Load 1 file into a table"));
    }

    @Test
    void aCardInWhichNoLinkIsFoundKeepsWhatWasTyped(FxRobot robot) throws Exception {
        robot.interact(() -> shown.window().askForLinks());
        TextArea links = robot.lookup("#links").queryAs(TextArea.class);
        robot.interact(() -> links.setText("htps://example.org/a.mp3"));

        until(() -> links.isFocused());
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        until(() -> says(robot, "There is no link"));

        assertThat(robot.lookup("#links").queryAs(TextArea.class).getText())
                .isEqualTo("htps://example.org/a.mp3");
        assertThat(shown.window().isCovered()).isTrue();
    }

    @Test
    void failedFileIsShownWithItsSentenceAndCanBeRetried(FxRobot robot) throws Exception {
        Path file = Files.writeString(folder.resolve("bad.tsv"), "id\tname\n1\n");
        queue(robot, file);

        until(() -> rows(RowState.FAILED).size() == 1);
        JobRow row = rows(RowState.FAILED).getFirst();
        // A row takes its words and actions one after the other.
        until(() -> row.actions().contains(RowAction.RETRY_FAILED));
        robot.interact(() -> shown.window().commands().perform(RowAction.SHOW_FAILURES, row));
        until(() -> says(robot, "1 failure, 1 cause"));
        until(() -> says(robot, "bad.tsv has 1 bad row"));
        press(robot, shown.window().detail().orElseThrow(), KeyCode.ESCAPE);
        until(() -> !shown.window().showsPage());

        Files.writeString(file, "id\tname\n1\ta\n");
        robot.interact(() -> shown.window().commands().perform(RowAction.RETRY_FAILED, row));
        until(() -> rows(RowState.DONE).size() == 1);
    }

    @Test
    void spacePausesARunningJobAndLetsItGoOn(FxRobot robot) throws Exception {
        hold();
        queue(robot, small("pause.tsv"));
        until(() -> rows(RowState.RUNNING).size() == 1);
        robot.interact(() -> shown.window().view().list().getSelectionModel().select(0));

        press(robot, shown.window().view().list(), KeyCode.SPACE);
        until(() -> rows(RowState.PAUSED).size() == 1);
        gate.countDown();
        press(robot, shown.window().view().list(), KeyCode.SPACE);

        until(() -> rows(RowState.DONE).size() == 1);
    }

    @Test
    void cancellingARunningJobAsksFirst(FxRobot robot) throws Exception {
        hold();
        queue(robot, small("cancel.tsv"));
        until(() -> rows(RowState.RUNNING).size() == 1);
        JobRow row = rows(RowState.RUNNING).getFirst();

        robot.interact(() -> shown.window().commands().perform(RowAction.CANCEL, row));
        until(() -> shown.window().isCovered());
        Button yes = robot.lookup("#ask-yes").queryButton();
        robot.interact(yes::fire);

        until(() -> rows(RowState.CANCELLED).size() == 1);
    }

    @Test
    void queueGoesOnByItselfAfterARestart(FxRobot robot) throws Exception {
        hold();
        queue(robot, small("restart.tsv"));
        until(() -> rows(RowState.RUNNING).size() == 1);

        gate = new CountDownLatch(0); // for the next instance; the first one still holds its job
        restart();

        until(() -> rows(RowState.DONE).size() == 1);
    }

    @Test
    void presetsThatCouldNotBeUsedAreNotLostWithoutAWord(FxRobot robot) throws Exception {
        shown.close();
        Files.writeString(home().resolve("presets.properties"), "nonsense");
        openAgain();

        until(() -> says(robot, "The presets in presets.properties were damaged"));
    }

    @Test
    void removedJobComesBackByUndo(FxRobot robot) throws Exception {
        queue(robot, Files.writeString(folder.resolve("undo.tsv"), "id\n1\n"));
        until(() -> rows(RowState.DONE).size() == 1);
        robot.interact(() -> shown.window().view().list().getSelectionModel().select(0));

        press(robot, shown.window().view().list(), KeyCode.DELETE);
        until(() -> shown.queue().jobs().isEmpty());
        control(robot, KeyCode.Z);

        until(() -> rows(RowState.DONE).size() == 1);
    }

    @Test
    void sampleRunsTheRealPipelineToItsEnd(FxRobot robot) throws Exception {
        robot.interact(() -> shown.window().commands().runSample());

        until(() -> rows(RowState.DONE).size() == 1);
        // The row's words follow its state; this thread may look in between.
        until(() -> rows(RowState.DONE).getFirst().summary().get().contains("1 rejected"));
    }

    private void queue(FxRobot robot, Path file) throws Exception {
        robot.interact(() -> shown.window().openAddSheet(List.of(file.toString())));
        until(() -> says(robot, "Load 1 file into a table"));
        press(robot, field(robot, "table"), KeyCode.ENTER);
        until(() -> shown.queue().jobs().size() == 1);
    }

    /** From now on nothing gets through a phase until the gate opens. */
    private void hold() throws Exception {
        gate = new CountDownLatch(1);
        restart();
    }

    private void restart() throws Exception {
        shown.close();
        openAgain();
    }

    private Path small(String name) throws Exception {
        return Files.writeString(folder.resolve(name), "id\tname\n1\ta\n2\tb\n");
    }

    private List<JobRow> rows(RowState state) {
        return shown.rows(state);
    }

    private boolean says(FxRobot robot, String text) {
        return shown.says(robot, text);
    }

    private void control(FxRobot robot, KeyCode code) {
        pressWithControl(robot, shown.window().view().list(), code);
    }
}
