package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.pipelines.connection.Passphrases;
import dev.sluice.pipelines.connection.SecretTrouble;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;

/** A passphrase that work waits for, typed at the keyboard. */
final class PassphrasePathTest extends WindowTest {
    private static final String RIGHT = "right words";

    private final List<String> tried = Collections.synchronizedList(new ArrayList<>());

    @Test
    void wrongOneIsToldInPlaceAndTheRightOneLetsTheWorkGoOn(FxRobot robot) throws Exception {
        Node before = focus();
        FutureTask<Boolean> work = ask(false);
        until(() -> isFocused(robot, "passphrase-field"));
        assertThat(robot.lookup("#passphrase-again").tryQuery()).isEmpty();

        robot.write("wrong").type(KeyCode.ENTER);
        until(() -> error(robot).startsWith("That passphrase"));
        assertThat(field(robot, "passphrase-field").getText()).isEmpty();
        assertThat(isFocused(robot, "passphrase-field")).isTrue();
        assertThat(work.isDone()).isFalse();

        robot.write(RIGHT).type(KeyCode.ENTER);
        assertThat(work.get()).isTrue();
        until(() -> !shown.window().isCovered());
        assertThat(tried).containsExactly("wrong", RIGHT);
        until(() -> before.equals(focus()));
    }

    @Test
    void lettersTypedBeforeTheFocusWasTakenAwayAndCameBackAreKept(FxRobot robot) throws Exception {
        FutureTask<Boolean> work = ask(false);
        until(() -> isFocused(robot, "passphrase-field"));

        robot.interact(() -> {
            field(robot, "passphrase-field").appendText(RIGHT.substring(0, 3));
            shown.window().view().list().requestFocus();
        });
        assertThat(isFocused(robot, "passphrase-field")).isTrue();
        robot.write(RIGHT.substring(3)).type(KeyCode.ENTER);

        until(() -> !tried.isEmpty());
        assertThat(tried).containsExactly(RIGHT);
        assertThat(work.get()).isTrue();
    }

    @Test
    void newOneIsLongEnoughAndTypedTwice(FxRobot robot) throws Exception {
        FutureTask<Boolean> work = ask(true);
        until(() -> isFocused(robot, "passphrase-field"));
        robot.write("short").type(KeyCode.ENTER);
        until(() -> error(robot).contains("8 characters"));
        robot.interact(() -> field(robot, "passphrase-field").clear());
        robot.write(RIGHT).type(KeyCode.TAB).write("other words").type(KeyCode.ENTER);
        until(() -> error(robot).contains("differ"));
        assertThat(isFocused(robot, "passphrase-again")).isTrue();
        robot.write(RIGHT).type(KeyCode.ENTER);
        assertThat(work.get()).isTrue();
        assertThat(tried).containsExactly(RIGHT);
    }

    @Test
    void cancelIsToldAndHoldsForThoseWhoAskInTheSameBreath(FxRobot robot) throws Exception {
        FutureTask<Boolean> work = ask(false);
        until(() -> isFocused(robot, "passphrase-field"));
        robot.write("something").type(KeyCode.ESCAPE);
        assertThatThrownBy(work::get)
                .hasCauseInstanceOf(SecretTrouble.class)
                .hasMessageContaining("secrets.vault stay locked");
        assertThatThrownBy(ask(false)::get).hasCauseInstanceOf(SecretTrouble.class);
        until(() -> !shown.window().isCovered());
        assertThat(tried).isEmpty();
    }

    @Test
    void workThatIsStoppedTakesItsQuestionAlong(FxRobot robot) throws Exception {
        FutureTask<Boolean> work = ask(false);
        until(() -> isFocused(robot, "passphrase-field"));
        work.cancel(true);
        until(() -> !shown.window().isCovered());
    }

    private FutureTask<Boolean> ask(boolean isNew) {
        Passphrases asked = shown.window().passphrases();
        Passphrases.Lock lock =
                new Passphrases.Lock() {
                    @Override
                    public Path vault() {
                        return folder.resolve("secrets.vault");
                    }

                    @Override
                    public boolean isNew() {
                        return isNew;
                    }

                    @Override
                    public boolean opensWith(char[] passphrase) {
                        tried.add(String.valueOf(passphrase));
                        return isNew || String.valueOf(passphrase).equals(RIGHT);
                    }
                };
        FutureTask<Boolean> work =
                new FutureTask<>(() -> {
                    asked.ask(lock);
                    return true;
                });
        Thread.ofPlatform().daemon().start(work);
        return work;
    }

    private static boolean isFocused(FxRobot robot, String id) {
        Optional<PasswordField> field = robot.lookup("#" + id).tryQuery();
        return field.isPresent() && field.get().isFocused();
    }

    private static PasswordField field(FxRobot robot, String id) {
        return robot.lookup("#" + id).query();
    }

    private static String error(FxRobot robot) {
        return robot.lookup("#passphrase-error").queryAs(Label.class).getText();
    }

    private Node focus() {
        return shown.window().getScene().getFocusOwner();
    }
}
