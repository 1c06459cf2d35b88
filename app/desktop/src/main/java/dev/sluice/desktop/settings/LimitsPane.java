package dev.sluice.desktop.settings;

import dev.sluice.ui.Messages;

import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.nio.file.Path;
import java.util.function.Consumer;

/** How much may run at a time, and what may lie between phases. */
final class LimitsPane extends VBox {
    /** Long enough for the next digit, short enough to be at once. */
    private static final Duration TYPED = Duration.millis(700);

    private static final double NARROW = 72;
    private static final double WIDE = 120;
    private static final long BANDWIDTH_STEP = 500_000;
    private static final long STAGING_STEP = 10_000_000_000L;

    private final SettingsViewModel model;
    private final Messages messages;

    LimitsPane(SettingsViewModel model, Path staging, Consumer<Path> open) {
        this.model = model;
        this.messages = model.messages();
        getStyleClass().add("settings-pane");
        getChildren().add(head("settings.limits.lanes"));
        for (LimitField field : model.limits().lanes()) {
            getChildren().add(row(field, NARROW, 1));
        }
        getChildren().add(head("settings.limits.network"));
        getChildren().add(row(model.limits().bandwidth(), WIDE, BANDWIDTH_STEP));
        getChildren().add(head("settings.limits.between"));
        getChildren().add(row(model.limits().staging(), WIDE, STAGING_STEP));
        getChildren().add(folder(staging, open));
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

    private SettingRow folder(Path staging, Consumer<Path> open) {
        Label path = new Label(staging.toString());
        path.getStyleClass().add("code");
        path.setMinWidth(0);
        Button show = new Button(messages.get("settings.open-folder"));
        show.getStyleClass().add("small");
        show.setMinWidth(USE_PREF_SIZE);
        show.setId("open-staging");
        show.setOnAction(event -> open.accept(staging));
        Label room = new Label();
        room.getStyleClass().add("muted");
        room.setMinWidth(USE_PREF_SIZE);
        room.textProperty().bind(model.limits().stagingRoom());
        return new SettingRow(messages.get("settings.limits.folder"), path, "", show, room);
    }

    private Label head(String key) {
        Label head = new Label(messages.get(key));
        head.getStyleClass().add("section-head");
        return head;
    }
}
