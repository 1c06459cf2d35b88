package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.PressedKey.press;
import static dev.sluice.desktop.window.WindowOnHome.field;
import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.pipelines.load.LoadPipeline;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** How sheets go: queued late, closed by mistake, or waiting for their turn. */
final class SheetEndPathTest extends WindowTest {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    /** The engine looks at a request for as long as the gate is shut. */
    @Override
    WindowOnHome show(Stage stage) throws Exception {
        Pipeline real = new LoadPipeline();
        Pipeline slow =
                (Pipeline)
                        Proxy.newProxyInstance(
                                Pipeline.class.getClassLoader(),
                                new Class<?>[] {Pipeline.class},
                                (self, method, given) -> {
                                    if (method.getName().equals("validate")) {
                                        asked.countDown();
                                        gate.await();
                                    }
                                    try {
                                        return method.invoke(real, given);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
        return new WindowOnHome(home(), stage, slow);
    }

    @AfterEach
    void openTheGate() {
        gate.countDown();
    }

    @Test
    void theNextSheetStaysOpenWhenAnEarlierOneIsQueuedLate(FxRobot robot) throws Exception {
        openSheet(robot, "first");
        press(robot, field(robot, "table"), KeyCode.ENTER);
        asked.await();
        press(robot, field(robot, "table"), KeyCode.ESCAPE);
        openSheet(robot, "second");
        robot.interact(() -> field(robot, "table").setText("typed"));

        gate.countDown();

        until(() -> shown.says(robot, "first was on its way already"));
        assertThat(shown.window().isCovered()).isTrue();
        assertThat(field(robot, "table").getText()).isEqualTo("typed");
        assertThat(shown.engine().snapshot().jobs()).hasSize(1);
    }

    @Test
    void aSheetThatWasClosedByMistakeComesBackWithWhatWasFilledIn(FxRobot robot) throws Exception {
        openSheet(robot, "orders");
        robot.interact(() -> field(robot, "table").setText("typed"));

        press(robot, field(robot, "table"), KeyCode.ESCAPE);
        until(() -> shown.says(robot, "The sheet is closed, with what was filled in."));
        assertThat(shown.window().isCovered()).isFalse();
        robot.interact(() -> shown.window().undo());

        until(() -> field(robot, "table").getText().equals("typed"));
    }

    @Test
    void aSheetInWhichNothingWasFilledInIsClosedWithoutAWord(FxRobot robot) throws Exception {
        openSheet(robot, "orders");
        until(() -> shown.says(robot, "Load 1 file into a table"));

        press(robot, field(robot, "table"), KeyCode.ESCAPE);

        assertThat(shown.window().isCovered()).isFalse();
        assertThat(shown.says(robot, "The sheet is closed")).isFalse();
    }

    @Test
    void aSheetThatComesWhileSomethingIsTypedElsewhereWaitsForItsTurn(FxRobot robot)
            throws Exception {
        robot.interact(() -> shown.window().askForLinks());
        until(() -> robot.lookup(".text-area").tryQuery().isPresent());
        TextArea links = robot.lookup(".text-area").queryAs(TextArea.class);
        robot.interact(() -> links.setText("https://example.org/talks"));

        robot.interact(() -> shown.window().openAddSheet(List.of(file("orders").toString())));
        until(() -> shown.says(robot, "Another sheet follows when this one is done."));
        assertThat(links.getText()).isEqualTo("https://example.org/talks");
        assertThat(links.getScene()).isNotNull();

        press(robot, links, KeyCode.ESCAPE);
        until(() -> shown.says(robot, "Load 1 file into a table"));
    }

    @Test
    void aKeyForAnOpenListOrMenuIsNotOneForTheSheet(FxRobot robot) throws Exception {
        openSheet(robot, "orders");
        robot.interact(() -> robot.lookup(".add-more").queryAs(TitledPane.class).setExpanded(true));
        until(() -> robot.lookup(".combo-box").tryQuery().isPresent());
        ComboBox<?> combo = robot.lookup(".combo-box").queryAs(ComboBox.class);
        for (KeyCode key : List.of(KeyCode.ESCAPE, KeyCode.ENTER)) {
            robot.interact(combo::requestFocus);
            robot.interact(combo::show);
            until(combo::isShowing);
            robot.type(key);
            until(() -> !combo.isShowing());
            assertThat(isUp(robot)).as("%s at a list", key).isTrue();
        }

        MenuButton menu = robot.lookup("#preset-menu").queryAs(MenuButton.class);
        robot.interact(menu::requestFocus);
        robot.interact(menu::show);
        until(menu::isShowing);
        robot.type(KeyCode.ESCAPE);
        until(() -> !menu.isShowing());
        assertThat(isUp(robot)).as("Escape at a menu").isTrue();
        assertThat(asked.getCount()).isEqualTo(1);
    }

    private boolean isUp(FxRobot robot) {
        robot.interact(() -> {});
        return shown.window().isCovered();
    }

    private void openSheet(FxRobot robot, String name) throws Exception {
        Path file = file(name);
        robot.interact(() -> shown.window().openAddSheet(List.of(file.toString())));
        until(() -> robot.lookup("#option-table").tryQuery().filter(Node::isVisible).isPresent());
        until(() -> field(robot, "table").getText().equals(name));
    }

    private Path file(String name) {
        try {
            return Files.writeString(folder.resolve(name + ".tsv"), "id\n1\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
