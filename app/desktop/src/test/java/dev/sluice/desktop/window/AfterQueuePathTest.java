package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.afterwards.Afterwards;
import dev.sluice.desktop.queue.RowState;
import dev.sluice.desktop.settings.Choices;
import dev.sluice.desktop.settings.WhileRunning;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.pipelines.load.LoadPipeline;

import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** What follows the queue, from choosing it to its being done. */
final class AfterQueuePathTest extends WindowTest {

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
    void chosenInTheStatusBarItIsKeptCountedDownAndDone(FxRobot robot) throws Exception {
        choose(robot, "then-suspend");
        until(() -> Choices.of(home()).afterQueue().get() == Afterwards.SUSPEND);
        queueAndEnd();

        until(() -> shown.says(robot, "This computer goes to sleep in 60 s."));
        shown.machine().pass(Duration.ofSeconds(50));
        until(() -> shown.says(robot, "This computer goes to sleep in 10 s."));
        assertThat(shown.machine().suspended()).isZero();
        shown.machine().pass(Duration.ofSeconds(11));

        until(() -> shown.machine().suspended() == 1);
        until(() -> !shown.says(robot, "This computer goes to sleep"));
        assertThat(shown.hasEnded()).isFalse();
    }

    @Test
    void whatIsStoppedByAPersonIsNotDone(FxRobot robot) throws Exception {
        choose(robot, "then-quit");
        queueAndEnd();
        until(() -> shown.says(robot, "Sluice quits in 60 s."));

        press(robot, "after-queue-cancel");
        until(() -> !shown.says(robot, "Sluice quits in"));
        shown.machine().pass(Duration.ofMinutes(10));

        assertThat(shown.hasEnded()).isFalse();
        assertThat(shown.stage().isShowing()).isTrue();
    }

    @Test
    void escapeStopsTheCountdownWhereverTheFocusIs(FxRobot robot) throws Exception {
        choose(robot, "then-quit");
        queueAndEnd();
        until(() -> shown.says(robot, "Sluice quits in 60 s."));

        PressedKey.press(robot, shown.window().view().list(), KeyCode.ESCAPE);
        until(() -> !shown.says(robot, "Sluice quits in"));
        shown.machine().pass(Duration.ofMinutes(10));

        assertThat(shown.hasEnded()).isFalse();
    }

    @Test
    void quittingEndsTheWindow(FxRobot robot) throws Exception {
        choose(robot, "then-quit");
        queueAndEnd();
        until(() -> shown.says(robot, "Sluice quits in 60 s."));
        press(robot, "after-queue-now");

        until(shown::hasEnded);
    }

    @Test
    void aCommandIsTypedOneArgumentALineAndRunsInTheBackgroundBeforeTheProgramEnds(FxRobot robot)
            throws Exception {
        choose(robot, "then-command");
        until(() -> shown.window().showsWholePage());
        robot.interact(() -> {
            TextArea area = robot.lookup("#after-queue-command").queryAs(TextArea.class);
            area.requestFocus();
            area.setText("/bin/echo\ntwo words");
        });
        robot.interact(() -> robot.lookup("#settings-back").queryAs(Button.class).fire());
        robot.interact(() -> shown.choices().whileRunning().set(WhileRunning.BACKGROUND));
        queue();
        until(() -> shown.rows(RowState.RUNNING).size() == 1);
        shown.askToClose(robot);
        until(() -> !shown.stage().isShowing());
        gate.countDown();

        until(shown.stage()::isShowing);
        until(() -> shown.says(robot, "Your command runs in 60 s."));
        assertThat(shown.machine().commands()).isEmpty();
        shown.machine().pass(Duration.ofSeconds(61));

        until(shown::hasEnded);
        assertThat(shown.machine().commands()).containsExactly(List.of("/bin/echo", "two words"));
    }

    @Test
    void aMachineThatDoesNotSleepSaysWhy(FxRobot robot) throws Exception {
        shown.machine().refuseToSleep("Access denied");
        choose(robot, "then-suspend");
        queueAndEnd();
        until(() -> shown.says(robot, "This computer goes to sleep in 60 s."));
        press(robot, "after-queue-now");

        until(() -> shown.says(robot, "could not be put to sleep: Access denied"));
    }

    @Test
    void theEndIsToldOnceThroughTheDesktopWhenNobodyLooks(FxRobot robot) throws Exception {
        robot.interact(() -> shown.choices().whileRunning().set(WhileRunning.BACKGROUND));
        queue();
        until(() -> shown.rows(RowState.RUNNING).size() == 1);
        until(() -> shown.machine().isKeptAwake());
        shown.askToClose(robot);
        gate.countDown();

        until(shown::hasEnded);
        until(() -> !shown.machine().isKeptAwake());
        until(() -> !shown.machine().bulletins().isEmpty());
        assertThat(shown.machine().bulletins()).containsExactly("The queue is done: held is done.");
    }

    @Test
    void theEndIsToldInTheWindowAndCanBeReadAgain(FxRobot robot) throws Exception {
        queueAndEnd();
        until(() -> shown.says(robot, "held is done."));
        robot.interact(() -> shown.window().commands().showNotifications());

        assertThat(robot.lookup(".ask-card .label").queryAll()).hasSize(2);
    }

    private static void choose(FxRobot robot, String item) {
        MenuButton menu = robot.lookup("#after-queue").queryAs(MenuButton.class);
        robot.interact(() ->
                menu.getItems().stream()
                        .filter(each -> item.equals(each.getId()))
                        .map(RadioMenuItem.class::cast)
                        .forEach(RadioMenuItem::fire));
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup("#" + id).queryAs(Button.class).fire());
    }

    private void queueAndEnd() throws Exception {
        queue();
        until(() -> shown.rows(RowState.RUNNING).size() == 1);
        gate.countDown();
    }

    private void queue() throws Exception {
        Path file = Files.writeString(folder.resolve("held.tsv"), "id\tname\n1\ta\n");
        JobRequest request =
                new JobRequest(
                        new PipelineId("load"),
                        "held",
                        List.of(file.toString()),
                        Map.of("table", "held", "into", "duckdb:" + folder.resolve("w.duckdb")));
        shown.submit(request, Submission.Start.QUEUED);
    }
}
