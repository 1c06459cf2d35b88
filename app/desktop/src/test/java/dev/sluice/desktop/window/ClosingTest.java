package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.queue.RowState;
import dev.sluice.desktop.settings.WhileRunning;
import dev.sluice.engine.Engine;
import dev.sluice.engine.link.Engines;
import dev.sluice.engine.link.HomeFolder;
import dev.sluice.engine.link.HomeUnusable;
import dev.sluice.engine.link.Opened;
import dev.sluice.engine.store.JobStore;
import dev.sluice.pipelines.load.LoadPipeline;

import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What becomes of the work when the window is closed. */
final class ClosingTest extends WindowTest {

    private final CountDownLatch gate = new CountDownLatch(1);

    @Override
    WindowOnHome show(Stage stage) throws Exception {
        return new WindowOnHome(home(), stage, new HeldPipeline(new LoadPipeline(), gate));
    }

    @AfterEach
    void openTheGate() {
        gate.countDown();
    }

    @Test
    void anIdleWindowClosesAtOnce(FxRobot robot) throws Exception {
        shown.askToClose(robot);

        until(shown::hasEnded);
        assertThat(shown.stage().isShowing()).isFalse();
    }

    @Test
    void whileAJobRunsItAsksAndStaysWhenThatIsCancelled(FxRobot robot) throws Exception {
        run(robot);

        shown.askToClose(robot);
        until(() -> shown.says(robot, "1 job is not finished yet."));
        press(robot, "Cancel");

        until(() -> !shown.window().isCovered());
        assertThat(shown.stage().isShowing()).isTrue();
        assertThat(shown.hasEnded()).isFalse();
        assertThat(shown.rows(RowState.RUNNING)).hasSize(1);
    }

    @Test
    void theQuestionLeavesAnOpenSheetAsItIs(FxRobot robot) throws Exception {
        run(robot);
        Path other = Files.writeString(folder.resolve("other.tsv"), "id\n1\n");
        robot.interact(() -> shown.window().openAddSheet(List.of(other.toString())));
        until(() -> shown.says(robot, "Load 1 file into a table"));
        robot.interact(() -> WindowOnHome.field(robot, "table").setText("typed"));

        shown.askToClose(robot);
        press(robot, "Cancel");

        until(() -> !shown.says(robot, "1 job is not finished yet."));
        assertThat(WindowOnHome.field(robot, "table").getText()).isEqualTo("typed");
    }

    @Test
    void pausingAndQuittingEndsTheWindowAndTheNextOneGoesOn(FxRobot robot) throws Exception {
        run(robot);

        shown.askToClose(robot);
        press(robot, "Pause and quit");
        until(shown::hasEnded);
        assertThat(shown.stage().isShowing()).isFalse();
        shown.close();
        gate.countDown();

        openAgain();
        until(() -> shown.rows(RowState.DONE).size() == 1);
    }

    @Test
    void inTheBackgroundWorkGoesOnToItsEndAndThenTheProgramEnds(FxRobot robot) throws Exception {
        run(robot);

        shown.askToClose(robot);
        press(robot, "Keep running in background");
        until(() -> !shown.stage().isShowing());
        assertThat(shown.hasEnded()).isFalse();
        gate.countDown();

        until(shown::hasEnded);
        assertThat(shown.rows(RowState.DONE)).hasSize(1);
    }

    @Test
    void whatWasChosenInTheSettingsIsDoneWithoutAsking(FxRobot robot) throws Exception {
        run(robot);
        robot.interact(() -> shown.choices().whileRunning().set(WhileRunning.BACKGROUND));

        shown.askToClose(robot);
        until(() -> !shown.stage().isShowing());
        assertThat(shown.window().isCovered()).isFalse();
        gate.countDown();

        until(shown::hasEnded);
        assertThat(shown.rows(RowState.DONE)).hasSize(1);
    }

    @Test
    void aSecondStartBringsTheWindowBackFromTheBackground(FxRobot robot) throws Exception {
        run(robot);
        shown.askToClose(robot);
        press(robot, "Keep running in background");
        until(() -> !shown.stage().isShowing());

        startAgain();
        until(shown.stage()::isShowing);
        gate.countDown();

        until(() -> shown.rows(RowState.DONE).size() == 1);
        assertThat(shown.hasEnded()).isFalse();
        assertThat(shown.stage().isShowing()).isTrue();
    }

    /** As a second start of the program does. */
    private void startAgain() throws HomeUnusable {
        try (Opened second = Engines.open(home(), ClosingTest::refuse)) {
            assertThat(second.owner()).isFalse();
            assertThat(second.handOver(List.of())).isTrue();
        }
    }

    private static Engine refuse(HomeFolder home, JobStore store) {
        throw new IllegalStateException("The window has the home.");
    }

    /** Queues a job that runs until the gate opens. */
    private void run(FxRobot robot) throws Exception {
        Path file = Files.writeString(folder.resolve("held.tsv"), "id\tname\n1\ta\n");
        robot.interact(() -> shown.window().openAddSheet(List.of(file.toString())));
        until(() -> shown.says(robot, "Load 1 file into a table"));
        PressedKey.press(robot, WindowOnHome.field(robot, "table"), KeyCode.ENTER);
        until(() -> shown.rows(RowState.RUNNING).size() == 1);
        until(() -> !shown.window().isCovered());
    }

    private static void press(FxRobot robot, String label) {
        Button button =
                robot.lookup(".ask-card .button").queryAllAs(Button.class).stream()
                        .filter(each -> each.getText().equals(label))
                        .findFirst()
                        .orElseThrow();
        robot.interact(button::fire);
    }
}
