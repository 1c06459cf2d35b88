package dev.sluice.desktop.settings;

import dev.sluice.ui.Messages;

import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;
import javafx.util.Duration;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** How much may run at a time, and what may lie between phases. */
final class LimitsPane extends VBox {
    /** Long enough for the next digit, short enough to be at once. */
    private static final Duration TYPED = Duration.millis(700);

    private static final double NARROW = 72;
    private static final double WIDE = 120;
    private static final long BANDWIDTH_STEP = 500_000;
    private static final long STAGING_STEP = 10_000_000_000L;

    private final Messages messages;

    LimitsPane(SettingsViewModel model, Consumer<Path> open) {
        this.messages = model.messages();
        getStyleClass().add("settings-pane");
        getChildren().add(head("settings.limits.lanes"));
        for (LimitField field : model.limits().lanes()) {
            getChildren().add(row(field, NARROW, 1));
        }
        getChildren().add(head("settings.limits.over-network"));
        getChildren().add(row(model.limits().network(), NARROW, 1));
        getChildren().add(row(model.limits().bandwidth(), WIDE, BANDWIDTH_STEP));
        getChildren().add(head("settings.limits.between"));
        getChildren().add(row(model.limits().staging(), WIDE, STAGING_STEP));
        getChildren().add(folder(model.limits().folder(), open));
        getChildren().add(head("settings.hours"));
        getChildren().add(new HoursPane(model.hours(), messages));
    }

    private SettingRow row(LimitField field, double width, long step) {
        TextField input = new TextField();
        input.setId("limit-" + field.name());
        input.setMinWidth(width);
        input.setPrefWidth(width);
        input.textProperty().bindBidirectional(field.text());
        PauseTransition typed = new PauseTransition(TYPED);
        typed.setOnFinished(event -> field.commit());
        field.text().subscribe((before, now) -> typed.playFromStart());
        input.setOnAction(event -> field.commit());
        input.focusedProperty()
                .subscribe((before, now) -> {
                    if (!now) {
                        field.commit();
                    }
                });
        input.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
                        long by = event.getCode() == KeyCode.UP ? step : -step;
                        field.change(value -> value + by);
                        event.consume();
                    }
                });
        Label state = new Label();
        state.getStyleClass().add("muted");
        state.textProperty().bind(field.state());
        String key = "settings.limits." + field.name();
        return new SettingRow(messages.get(key), input, messages.get(key + ".help"), state)
                .marking(input, field.error());
    }

    private SettingRow folder(StagingField field, Consumer<Path> open) {
        String name = messages.get("settings.limits.folder");
        PathInput input = new PathInput("staging-folder", field.path(), field::commit);
        Button choose =
                small(
                        "settings.tools.choose",
                        "staging-choose",
                        () -> input.choose(window -> chosen(name, field.folder(), window)));
        Button usual = small("settings.limits.folder.usual", "staging-usual", field::useUsual);
        usual.disableProperty().bind(field.isUsual());
        Button show =
                small("settings.open-folder", "open-staging", () -> open.accept(field.folder()));
        SettingRow row =
                new SettingRow(
                                name,
                                input,
                                messages.get("settings.limits.folder.help"),
                                choose,
                                usual,
                                show)
                        .marking(input, field.error());
        row.addNote(field.room());
        row.addCaution(field.caution());
        return row;
    }

    private Button small(String key, String id, Runnable action) {
        Button button =
                PathInput.button(messages.get(key), messages.get("settings.limits.folder"), action);
        button.setId(id);
        return button;
    }

    private static Optional<File> chosen(String title, Path before, Window window) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        File folder = before.toFile();
        if (folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        return Optional.ofNullable(chooser.showDialog(window));
    }

    private Label head(String key) {
        Label head = new Label(messages.get(key));
        head.getStyleClass().add("section-head");
        return head;
    }
}
