package dev.sluice.desktop.settings;

import dev.sluice.desktop.look.Theme;
import dev.sluice.ui.Messages;

import javafx.scene.AccessibleRole;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.Locale;

/** The look, and what closing does. */
final class GeneralPane extends VBox {
    private final SettingsViewModel model;
    private final Messages messages;

    GeneralPane(SettingsViewModel model) {
        this.model = model;
        this.messages = model.messages();
        getStyleClass().add("settings-pane");
        getChildren()
                .setAll(
                        new SettingRow(
                                messages.get("settings.theme"),
                                themes(),
                                messages.get("settings.theme.help")),
                        new SettingRow(
                                messages.get("settings.closing"),
                                closing(),
                                messages.get("settings.closing.help")));
    }

    private HBox themes() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        box.getStyleClass().add("segments");
        box.setAccessibleRole(AccessibleRole.NODE);
        Theme[] themes = Theme.values();
        for (int i = 0; i < themes.length; i++) {
            Theme theme = themes[i];
            String key = theme.name().toLowerCase(Locale.ROOT);
            ToggleButton button = new ToggleButton(messages.get("settings.theme." + key));
            button.setId("theme-" + key);
            button.setToggleGroup(group);
            button.setSelected(theme == model.theme());
            button.getStyleClass()
                    .add(i == 0 ? "first" : i == themes.length - 1 ? "last" : "middle");
            button.setAccessibleText(messages.get("settings.theme") + ", " + button.getText());
            // Pressing the chosen one would leave none.
            button.setOnAction(event -> button.setSelected(true));
            chosen(button, () -> model.choose(theme));
            box.getChildren().add(button);
        }
        return box;
    }

    private VBox closing() {
        ToggleGroup group = new ToggleGroup();
        VBox box = new VBox(8);
        box.getStyleClass().add("settings-radios");
        for (WhileRunning choice : WhileRunning.values()) {
            String key = choice.name().toLowerCase(Locale.ROOT);
            RadioButton button = new RadioButton(messages.get("settings.closing." + key));
            button.setId("closing-" + key);
            button.setToggleGroup(group);
            button.setSelected(choice == model.whileRunning());
            chosen(button, () -> model.choose(choice));
            box.getChildren().add(button);
        }
        return box;
    }

    /** Also by an arrow key, which chooses without pressing. */
    private static void chosen(ToggleButton button, Runnable action) {
        button.selectedProperty()
                .subscribe((before, now) -> {
                    if (now) {
                        action.run();
                    }
                });
    }
}
