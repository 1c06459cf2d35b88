package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.PressedKey.press;
import static dev.sluice.desktop.window.PressedKey.pressWithControl;
import static dev.sluice.desktop.window.WindowOnHome.field;
import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;

import dev.sluice.desktop.preset.Preset;
import dev.sluice.desktop.preset.Presets;
import dev.sluice.desktop.queue.RowState;
import dev.sluice.desktop.settings.Section;
import dev.sluice.pipelines.connection.Connections;
import dev.sluice.pipelines.load.LoadPipeline;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way of a person through the add sheet: rows, phases, costs, presets. */
final class SheetPathTest extends WindowTest {

    @Test
    void mediaFilesOpenTheSheetForMedia(FxRobot robot) throws Exception {
        Path talk = Files.writeString(folder.resolve("Talk.MP4"), "not really");

        robot.interact(() -> shown.window().openAddSheet(List.of(talk.toString())));

        until(() -> shown.says(robot, "Archive media"));
        assertThat(shown.says(robot, "Links, lists of them and media files")).isTrue();
    }

    @Test
    void aTextOfLinksOpensTheSheetForMediaAndOneOfRowsThatForTables(FxRobot robot)
            throws Exception {
        Path links = folder.resolve("talks.txt");
        Files.writeString(links, "# mine\n\nhttps://example.invalid/a.mp4\n");
        Path feeds = Files.writeString(folder.resolve("feeds.opml"), "<opml/>");
        robot.interact(() -> shown.window().openAddSheet(List.of(links.toString(), "" + feeds)));
        until(() -> shown.says(robot, "Archive media"));
        robot.interact(() -> shown.window().closeModal());

        Path rows = Files.writeString(folder.resolve("rows.txt"), "id\tlink\n1\thttps://a.b\n");
        robot.interact(() -> shown.window().openAddSheet(List.of(rows.toString())));
        until(() -> shown.says(robot, "Not right? Change to Media"));
    }

    @Test
    void whatWasNotRightIsChangedInOneClickAndNothingFilledInIsLost(FxRobot robot)
            throws Exception {
        Path talk = Files.writeString(folder.resolve("Talk.mp3"), "not really");
        robot.interact(() -> shown.window().openAddSheet(List.of(talk.toString())));
        until(() -> shown.says(robot, "Archive media"));
        robot.interact(() -> field(robot, "to").setText("/talks"));

        robot.interact(() -> robot.lookup("#add-change").queryAs(Hyperlink.class).fire());

        until(() -> shown.says(robot, "Not right? Change to Media"));
        until(() -> field(robot, "table").getText().equals("talk"));
        robot.interact(() -> field(robot, "table").setText("talks"));

        robot.interact(() -> robot.lookup("#add-change").queryAs(Hyperlink.class).fire());
        until(() -> field(robot, "to").getText().equals("/talks"));
        robot.interact(() -> robot.lookup("#add-change").queryAs(Hyperlink.class).fire());
        until(() -> field(robot, "table").getText().equals("talks"));

        robot.interact(() -> shown.window().closeModal());
        assertThat(shown.window().isCovered()).isFalse();
    }

    @Test
    void whatAFileHoldsIsToldAndOneThatNobodyKnowsIsTakenWhenAskedFor(FxRobot robot)
            throws Exception {
        Path rows = Files.writeString(folder.resolve("rows.out"), "id\tname\n1\ta\n");
        Path ids = Files.writeString(folder.resolve("ids.log"), "id\n1\n2\n");
        robot.interact(() -> shown.window().openAddSheet(List.of(rows.toString(), ids.toString())));
        until(() -> shown.says(robot, "Tab-separated text, recognised from content."));
        until(() -> shown.says(robot, "Load 1 file into a table"));
        until(() -> shown.says(robot, "1 file is left out, because no pipeline knows it: ids.log"));

        robot.interact(() -> robot.lookup("#take-all").queryAs(Hyperlink.class).fire());

        until(() -> shown.says(robot, "Load 2 files into a table"));
        assertThat(robot.lookup("#take-all").tryQuery()).isEmpty();
        robot.interact(() -> shown.window().closeModal());
    }

    @Test
    void aConnectionIsChosenByItsName(FxRobot robot) throws Exception {
        Connections.of(home()).save("nightly", "postgresql://db.example.org/dwh", Optional.empty());
        Path rows = Files.writeString(folder.resolve("rows.tsv"), "id\tname\n1\ta\n");
        robot.interact(() -> shown.window().openAddSheet(List.of(rows.toString())));
        until(() -> robot.lookup("#suggestions-into").tryQuery().isPresent());
        MenuButton targets = robot.lookup("#suggestions-into").queryAs(MenuButton.class);
        assertThat(targets.getItems())
                .extracting(MenuItem::getText)
                .containsExactly(
                        "Local DuckDB, warehouse.duckdb",
                        "nightly, postgresql://db.example.org/dwh");

        robot.interact(() -> targets.getItems().get(1).fire());
        assertThat(field(robot, "into").getText()).isEqualTo("postgresql:nightly");
        robot.interact(() -> targets.getItems().getFirst().fire());
        assertThat(field(robot, "into").getText())
                .isEqualTo("duckdb:" + home().resolve("warehouse.duckdb"));
        robot.interact(() -> shown.window().closeModal());
    }

    @Test
    void linksAreNotOfferedToAPipelineThatTakesNone(FxRobot robot) throws Exception {
        robot.interact(() -> shown.window().openAddSheet(List.of("https://example.org/talks.rss")));

        until(() -> shown.says(robot, "Archive media"));
        assertThat(robot.lookup("#add-change").tryQuery()).isEmpty();
    }

    @Test
    void rowsCostsAndEarlierLoadsAreShownBeforeAnythingIsQueued(FxRobot robot) throws Exception {
        Path data = Files.createDirectories(folder.resolve("orders"));
        for (String month : List.of("2024-01", "2024-02", "2024-04")) {
            Path file = data.resolve("orders_" + month + ".tsv");
            Files.writeString(file, "id\tamount\n1\t2.50\n2\t3\n");
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
        }
        openSheet(robot, data);

        until(() -> shown.says(robot, "first rows of orders_2024-01.tsv · 2 columns"));
        until(() -> shown.says(robot, "2.50"));
        until(() -> shown.says(robot, "no history yet"));
        assertThat(shown.says(robot, "1 month is missing in between: 2024-03")).isTrue();
        assertThat(shown.says(robot, "a local table needs none")).isTrue();

        ToggleSwitch compress = robot.lookup("#phase-compress").queryAs(ToggleSwitch.class);
        robot.interact(() -> compress.setSelected(true));
        until(() -> shown.says(robot, "on the stage"));
        ToggleSwitch upload = robot.lookup("#phase-upload").queryAs(ToggleSwitch.class);
        assertThat(upload.isSelected()).isTrue();
        robot.interact(() -> upload.setSelected(false));
        until(() -> shown.says(robot, "no staging space"));

        press(robot, field(robot, "table"), KeyCode.ENTER);
        until(() -> shown.rows(RowState.DONE).size() == 3);
        openSheet(robot, data);

        until(() -> shown.says(robot, "from 3 earlier jobs like this"));
        until(() -> shown.says(robot, "done before"));
        until(() -> shown.says(robot, "They are left out."));
        robot.interact(() -> field(robot, "table").setText("others"));
        until(() -> !shown.says(robot, "done before"));
        assertThat(shown.says(robot, "Queue 3 jobs")).isTrue();
    }

    @Test
    void presetIsSavedChosenMadeTheDefaultAndDeleted(FxRobot robot) throws Exception {
        Path first = Files.writeString(folder.resolve("first.tsv"), "id\n1\n");
        openSheet(robot, first);
        openMore(robot);
        robot.interact(() -> field(robot, "max-bad-rows").setText("7"));
        choose(robot, "Save as preset…");
        TextField name = robot.lookup("#preset-name").queryAs(TextField.class);
        robot.interact(() -> name.setText("Patient"));
        press(robot, name, KeyCode.ENTER);
        until(() -> Presets.of(home()).of(LoadPipeline.ID).size() == 1);
        assertThat(menu(robot).getText()).isEqualTo("Patient");
        press(robot, field(robot, "table"), KeyCode.ESCAPE);

        Path second = Files.writeString(folder.resolve("second.tsv"), "id\n1\n");
        openSheet(robot, second);
        openMore(robot);
        assertThat(field(robot, "max-bad-rows").getText()).isEqualTo("0");
        robot.interact(() -> field(robot, "table").setText("typed"));
        choose(robot, "Patient");
        assertThat(field(robot, "max-bad-rows").getText()).isEqualTo("7");
        choose(robot, "Back to what was there before");
        assertThat(field(robot, "table").getText()).isEqualTo("typed");
        choose(robot, "Patient");
        until(() -> field(robot, "table").getText().equals("second"));
        press(robot, field(robot, "table"), KeyCode.ENTER);
        until(() -> shown.rows(RowState.DONE).size() == 1);

        pressWithControl(robot, shown.window(), KeyCode.H);
        until(() -> robot.lookup("#history-preset").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#history-preset").queryAs(ButtonBase.class).fire());
        until(() -> robot.lookup("#preset-save").tryQuery().isPresent());
        robot.interact(() -> {
            robot.lookup("#preset-name").queryAs(TextField.class).setText("From a job");
            robot.lookup("#preset-save").queryAs(ButtonBase.class).fire();
        });
        until(() -> Presets.of(home()).find(LoadPipeline.ID, "From a job").isPresent());
        assertThat(Presets.of(home()).find(LoadPipeline.ID, "From a job"))
                .map(Preset::options)
                .get()
                .extracting(options -> options.get("table"))
                .isEqualTo("second");

        openPresets(robot);
        until(() -> shown.says(robot, "Load · Bad rows 7"));
        robot.interact(() -> {
            robot.lookup("#preset-usual-1").query().requestFocus();
            robot.lookup("#preset-usual-1").queryAs(ToggleSwitch.class).setSelected(true);
            assertThat(shown.window().getScene().getFocusOwner().getId())
                    .isEqualTo("preset-usual-1");
            robot.lookup("#preset-delete-0").queryAs(ButtonBase.class).fire();
        });
        until(() -> Presets.of(home()).all().size() == 1);
        assertThat(Presets.of(home()).usual(LoadPipeline.ID))
                .contains(
                        new Preset(LoadPipeline.ID, "Patient", true, Map.of("max-bad-rows", "7")));
        robot.interact(() -> robot.lookup("#preset-undo").queryAs(Hyperlink.class).fire());
        until(() -> Presets.of(home()).all().size() == 2);
        robot.interact(() -> robot.lookup("#settings-back").queryAs(ButtonBase.class).fire());

        openSheet(robot, first);
        openMore(robot);
        assertThat(field(robot, "max-bad-rows").getText()).isEqualTo("7");
        assertThat(menu(robot).getText()).isEqualTo("Patient");
        until(() -> field(robot, "table").isFocused());
    }

    @Test
    void rowsAreUpdatedByAKeyThatTheSheetAsksFor(FxRobot robot) throws Exception {
        openSheet(robot, Files.writeString(folder.resolve("keyed.tsv"), "id\tn\n1\t2\n"));
        assertThat(robot.lookup("#option-key").query().getParent().getParent().isManaged())
                .isFalse();

        robot.interact(() -> robot.lookup("Update by key…").queryAs(ToggleButton.class).fire());
        until(() -> field(robot, "key").isFocused());
        press(robot, field(robot, "key"), KeyCode.ENTER);
        until(() -> shown.says(robot, "Name the columns that tell rows apart"));
        assertThat(shown.says(robot, "1 field needs a correction")).isTrue();

        robot.write("id");
        press(robot, field(robot, "key"), KeyCode.ENTER);
        until(() -> shown.rows(RowState.DONE).size() == 1);
        assertThat(shown.engine().snapshot().jobs().getFirst().job().request().options())
                .containsEntry("key", "id")
                .doesNotContainKey("replace");
    }

    @Test
    void aLongNameThatWouldBeRightLeavesRoomForWhatIsWrong(FxRobot robot) throws Exception {
        openSheet(robot, Files.writeString(folder.resolve("a.tsv"), "id\n1\n"));
        robot.interact(() -> field(robot, "table").setText("two words" + "_more".repeat(60)));

        Parent table = robot.lookup("#option-table").query().getParent().getParent();
        Label error = robot.from(table).lookup(".field-error").queryAs(Label.class);
        Hyperlink better = robot.from(table).lookup(".field-suggestion").queryAs(Hyperlink.class);
        until(() -> error.isVisible() && error.getWidth() >= 200);
        until(() -> better.isTextTruncated() && better.getWidth() >= 160);
        Node sheet = robot.lookup(".side-sheet").query();
        assertThat(better.localToScene(better.getLayoutBounds()).getMaxX())
                .isLessThanOrEqualTo(sheet.localToScene(sheet.getLayoutBounds()).getMaxX());
    }

    @Test
    void theNameOfAPresetKeepsItsUnderscores(FxRobot robot) throws Exception {
        openSheet(robot, Files.writeString(folder.resolve("b.tsv"), "id\n1\n"));
        MenuButton menu = robot.lookup("#preset-menu").queryAs(MenuButton.class);
        robot.interact(() -> menu.setText("nightly_sales"));

        until(() ->
                robot.from(menu).lookup(".text").queryAllAs(Text.class).stream()
                        .anyMatch(drawn -> drawn.getText().equals("nightly_sales")));
    }

    private void openSheet(FxRobot robot, Path file) throws Exception {
        robot.interact(() -> shown.window().openAddSheet(List.of(file.toString())));
        until(() -> robot.lookup("#option-table").tryQuery().isPresent());
    }

    private void openPresets(FxRobot robot) throws Exception {
        robot.interact(() -> shown.window().showSettings());
        until(() -> robot.lookup("#settings-sections").tryQuery().isPresent());
        robot.interact(() -> {
            ListView<?> sections = robot.lookup("#settings-sections").queryAs(ListView.class);
            sections.getSelectionModel().select(List.of(Section.values()).indexOf(Section.PRESETS));
        });
    }

    private static void openMore(FxRobot robot) {
        robot.interact(() -> robot.lookup(".add-more").queryAs(TitledPane.class).setExpanded(true));
    }

    private static MenuButton menu(FxRobot robot) {
        return robot.lookup("#preset-menu").queryAs(MenuButton.class);
    }

    private static void choose(FxRobot robot, String entry) {
        robot.interact(() -> {
            MenuButton menu = menu(robot);
            menu.getOnShowing().handle(new Event(MenuButton.ON_SHOWING));
            menu.getItems().stream()
                    .filter(item -> entry.equals(item.getText()))
                    .findFirst()
                    .ifPresentOrElse(
                            MenuItem::fire,
                            () -> {
                                throw new AssertionError("No entry " + entry);
                            });
        });
    }
}
