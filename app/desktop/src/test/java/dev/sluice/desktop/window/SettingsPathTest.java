package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.look.Theme;
import dev.sluice.desktop.settings.Choices;
import dev.sluice.desktop.settings.Section;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.link.HomeFolder;
import dev.sluice.pipelines.connection.Vaults;
import dev.sluice.ui.Resources;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The settings, from the keyboard alone. */
final class SettingsPathTest extends WindowTest {
    private static final int MOST_STOPS = 24;

    /** A window, in pixels, that shows half of a page. */
    private static final double SHORT = 420;

    @Test
    void aLimitTypedThereHoldsAtOnceAndAtTheNextStart(FxRobot robot) throws Exception {
        openSection(robot, 1);
        goTo(robot, "limit-cpu");
        robot.interact(() -> field(robot, "cpu").setText("0"));
        until(() -> shown.says(robot, "Use a whole number from 1 to 256"));
        assertThat(permits("cpu")).isEqualTo(2);

        robot.interact(() -> field(robot, "cpu").setText("6"));
        robot.type(KeyCode.ENTER);
        until(() -> permits("cpu") == 6);
        robot.type(KeyCode.UP);
        until(() -> permits("cpu") == 7);
        until(() -> limits().permits().getOrDefault("cpu", 0) == 7);

        robot.interact(() -> field(robot, "staging").setText("1.5 TB"));
        until(() -> shown.engine().snapshot().staging().budgetBytes() == 1_500_000_000_000L);

        robot.type(KeyCode.ESCAPE);
        until(() -> shown.window().view().isVisible());
        assertThat(shown.window().showsWholePage()).isFalse();
    }

    @Test
    void aStagingFolderTypedThereHoldsAtOnceAndTheDefaultIsOneStepAway(FxRobot robot)
            throws Exception {
        Path big = home().resolveSibling("big");
        openSection(robot, 1);
        goTo(robot, "limit-network");
        robot.interact(() -> field(robot, "network").setText("5"));
        robot.type(KeyCode.ENTER);
        until(() -> permits("network") == 5);

        goTo(robot, "staging-folder");
        robot.interact(() ->
                robot.lookup("#staging-folder").queryAs(TextField.class).setText("half/a/path"));
        until(() -> shown.says(robot, "Use a whole path"));
        robot.interact(() ->
                robot.lookup("#staging-folder").queryAs(TextField.class).setText(big.toString()));
        robot.type(KeyCode.ENTER);
        until(() -> shown.engine().snapshot().staging().folder().equals(big.toString()));
        until(() -> limits().stagingFolder().orElse("").equals(big.toString()));
        assertThat(big).isNotEmptyDirectory();

        goTo(robot, "staging-usual");
        robot.type(KeyCode.SPACE);
        until(() -> shown.engine().snapshot().staging().folder().isEmpty());
        until(() ->
                robot.lookup("#staging-folder")
                        .queryAs(TextField.class)
                        .getText()
                        .equals(home().resolve("staging").toString()));
    }

    @Test
    void hoursChosenThereHoldAtOnceAndAreKept(FxRobot robot) throws Exception {
        openSection(robot, 1);
        goTo(robot, "hours-limited");
        robot.type(KeyCode.SPACE);
        robot.interact(() -> {
            for (DayOfWeek day : DayOfWeek.values()) {
                CheckBox on = robot.lookup("#hours-" + day).queryAs(CheckBox.class);
                on.setSelected(
                        day == LocalDate.now(ZoneId.systemDefault()).plusDays(3).getDayOfWeek());
            }
        });
        until(() -> shown.engine().snapshot().closedUntil().isPresent());
        until(() -> new HomeFolder(home()).hours().read(ZoneId.systemDefault()).days().size() == 1);
    }

    @Test
    void anotherThemeIsPutOnAtOnceAndKept(FxRobot robot) throws Exception {
        openSection(robot, 0);
        goTo(robot, "theme-light");
        robot.type(KeyCode.RIGHT);

        until(() -> shown.window().getScene().getStylesheets().contains(Resources.colours(true)));
        until(() -> Choices.of(home()).theme().get() == Theme.DARK);
    }

    @Test
    void aThemeSetElsewhereIsTheChosenOneOnThePage(FxRobot robot) throws Exception {
        openSection(robot, 0);
        robot.interact(() -> shown.choices().theme().set(Theme.DARK));

        assertThat(robot.lookup("#theme-dark").queryAs(ToggleButton.class).isSelected()).isTrue();
        assertThat(robot.lookup("#theme-light").queryAs(ToggleButton.class).isSelected()).isFalse();
    }

    @Test
    void aPageThatWasLeftFollowsNothingAnyMore(FxRobot robot) throws Exception {
        openSection(robot, 0);
        ToggleButton light = robot.lookup("#theme-light").queryAs(ToggleButton.class);
        ToggleButton dark = robot.lookup("#theme-dark").queryAs(ToggleButton.class);
        assertThat(light.isSelected()).isTrue();
        robot.type(KeyCode.ESCAPE);
        until(() -> !shown.window().showsWholePage());

        robot.interact(() -> shown.choices().theme().set(Theme.DARK));

        assertThat(dark.isSelected()).isFalse();
    }

    @Test
    void theEndOfAboutIsReachedFromTheKeyboard(FxRobot robot) throws Exception {
        openSection(robot, List.of(Section.values()).indexOf(Section.ABOUT));
        until(() -> robot.lookup("#open-logs").tryQuery().isPresent());
        ScrollPane body = robot.lookup(".settings-body").queryAs(ScrollPane.class);
        Window window = body.getScene().getWindow();
        double before = window.getHeight();
        robot.interact(() -> window.setHeight(SHORT));
        try {
            until(() ->
                    body.getContent().getBoundsInLocal().getHeight()
                            > body.getViewportBounds().getHeight());
            goTo(robot, "open-logs");
            for (int page = 0; page < 10; page++) {
                robot.type(KeyCode.PAGE_DOWN);
            }
            until(() -> body.getVvalue() == body.getVmax());
        } finally {
            // The same window is given to other tests.
            robot.interact(() -> window.setHeight(before));
        }

        robot.type(KeyCode.ESCAPE);
        until(() -> shown.window().view().isVisible());
    }

    @Test
    void aConnectionIsAddedTriedAndRemovedFromTheKeyboard(FxRobot robot) throws Exception {
        openSection(robot, List.of(Section.values()).indexOf(Section.CONNECTIONS));
        until(() -> shown.says(robot, "Everything works without one"));
        goTo(robot, "connection-add");
        robot.type(KeyCode.SPACE);
        write(robot, "connection-name", "nowhere");
        write(robot, "connection-host", "127.0.0.1");
        write(robot, "connection-port", "1");
        write(robot, "connection-database", "shop");
        goTo(robot, "connection-test");
        robot.type(KeyCode.SPACE);
        until(() -> shown.says(robot, "Nothing answers at 127.0.0.1:1"));
        until(() -> shown.says(robot, "1 of 4 steps passed"));
        goTo(robot, "connection-save");
        robot.type(KeyCode.SPACE);
        until(() -> shown.says(robot, "1 connection"));
        until(() -> shown.says(robot, "127.0.0.1:1, shop"));
        assertThat(home().resolve("connections.json"))
                .content()
                .contains("nowhere")
                .contains("postgresql://127.0.0.1:1/shop");

        write(robot, "connection-database", "stock");
        goTo(robot, "connection-remove");
        until(() -> shown.says(robot, "127.0.0.1:1, stock"));
        robot.type(KeyCode.SPACE);
        until(() -> shown.says(robot, "Remove the connection nowhere?"));
        goTo(robot, "connection-remove-yes");
        robot.type(KeyCode.SPACE);
        until(() -> shown.says(robot, "Everything works without one"));
    }

    @Test
    void thePassphraseOfPasswordsIsChangedFromTheKeyboard(FxRobot robot) throws Exception {
        VaultOfHome.write(home());
        Path vault = home().resolve("secrets.vault");
        String before = Files.readString(vault);
        openSection(robot, List.of(Section.values()).indexOf(Section.CONNECTIONS));
        until(() -> shown.says(robot, "Change passphrase…"));
        goTo(robot, "passphrase-open");
        robot.type(KeyCode.SPACE);
        until(() -> "passphrase-old".equals(focusedId()));
        write(robot, "passphrase-old", "not this one");
        write(robot, "passphrase-fresh", "other new words");
        write(robot, "passphrase-again", "other new words");
        robot.type(KeyCode.ENTER);
        until(() -> shown.says(robot, "That isn’t the passphrase used now; nothing was changed."));
        assertThat(focusedId()).isEqualTo("passphrase-old");
        assertThat(vault).content().isEqualTo(before);

        write(robot, "passphrase-old", VaultOfHome.PASSPHRASE);
        robot.type(KeyCode.ENTER);
        until(() -> shown.says(robot, "The passphrase was changed."));
        assertThat(vault).content().isNotEqualTo(before).contains("aceab68e");
        char[] next = "other new words".toCharArray();
        char[] back = VaultOfHome.PASSPHRASE.toCharArray();
        assertThat(Vaults.OF_PROGRAM.changePassphrase(home(), next, back)).isTrue();
    }

    private String focusedId() {
        return String.valueOf(shown.window().getScene().getFocusOwner().getId());
    }

    private static void write(FxRobot robot, String id, String text) {
        robot.interact(() -> {
            TextField field = robot.lookup("#" + id).queryAs(TextField.class);
            field.requestFocus();
            field.setText(text);
        });
    }

    @Test
    void escapeLeavesFromTheListOfSections(FxRobot robot) throws Exception {
        openSection(robot, 1);
        robot.type(KeyCode.ESCAPE);
        until(() -> shown.window().view().isVisible());
    }

    @Test
    void versionsAndLicencesAreListed(FxRobot robot) throws Exception {
        openSection(robot, List.of(Section.values()).indexOf(Section.ABOUT));
        until(() -> shown.says(robot, "GPL-2.0 with classpath exception"));
        assertThat(shown.says(robot, home().toString())).isTrue();
    }

    @Test
    void everythingThatTakesTheFocusHasAName(FxRobot robot) throws Exception {
        List<String> nameless = new ArrayList<>();
        List<Integer> stops = new ArrayList<>();
        for (int section = 0; section < Section.values().length; section++) {
            openSection(robot, section);
            int number = section;
            robot.interact(() -> {
                Set<Node> passed = new HashSet<>();
                for (Node focus = next(); passed.add(focus); focus = next()) {
                    if (isNameless(focus)) {
                        nameless.add(number + " " + focus);
                    }
                }
                stops.add(passed.size());
            });
            robot.type(KeyCode.ESCAPE);
        }
        assertThat(nameless).isEmpty();
        assertThat(stops).allMatch(count -> count > 1);
    }

    /** Dozens of keys in one go: the robot rests after each. */
    private Node next() {
        PressedKey.on(shown.window(), KeyCode.TAB, false);
        return shown.window().getScene().getFocusOwner();
    }

    private static boolean isNameless(Node focus) {
        boolean labelled = focus instanceof Labeled label && !label.getText().isEmpty();
        return !labelled && focus.getAccessibleText() == null;
    }

    private void openSection(FxRobot robot, int number) throws Exception {
        // Keys go nowhere before the window has the focus.
        until(() -> shown.window().getScene().getWindow().isFocused());
        robot.interact(() -> shown.window().commands().showSettings());
        robot.interact(() -> {
            for (int i = 0; i < number; i++) {
                PressedKey.on(shown.window(), KeyCode.DOWN, false);
            }
        });
    }

    /** By Tab, as a person without a pointer does. */
    private void goTo(FxRobot robot, String id) {
        List<String> passed = new ArrayList<>();
        boolean[] there = new boolean[1];
        robot.interact(() -> {
            while (!there[0] && passed.size() < MOST_STOPS) {
                Node focus = next();
                there[0] = id.equals(focus.getId());
                passed.add(focus.toString());
            }
        });
        assertThat(there[0]).as("Tab comes to " + id + ", not only to " + passed).isTrue();
    }

    private static TextField field(FxRobot robot, String lane) {
        return robot.lookup("#limit-" + lane).queryAs(TextField.class);
    }

    private int permits(String lane) {
        return shown.engine().snapshot().lanes().stream()
                .filter(use -> use.lane().equals(lane))
                .mapToInt(EngineSnapshot.LaneUse::permits)
                .sum();
    }

    private dev.sluice.engine.Limits limits() {
        return new HomeFolder(home()).limits().read();
    }
}
