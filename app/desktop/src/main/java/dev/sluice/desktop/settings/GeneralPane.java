package dev.sluice.desktop.settings;

import dev.sluice.desktop.afterwards.Afterwards;
import dev.sluice.desktop.afterwards.Telling;
import dev.sluice.desktop.look.Switch;
import dev.sluice.desktop.look.TabLeaves;
import dev.sluice.desktop.look.Theme;
import dev.sluice.ui.Messages;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The look and language, what closing does, what is told, and what follows the queue. */
final class GeneralPane extends VBox {
    private final SettingsViewModel model;
    private final Messages messages;

    /** To what outlives the page. */
    private final List<Subscription> shown = new ArrayList<>();

    GeneralPane(SettingsViewModel model) {
        this.model = model;
        this.messages = model.messages();
        getStyleClass().add("settings-pane");
        getChildren()
                .setAll(
                        new SettingRow(
                                messages.get("settings.theme"),
                                segments("theme", Theme.values(), model.theme(), model::choose),
                                messages.get("settings.theme.help")),
                        new SettingRow(
                                messages.get("settings.language"),
                                segments(
                                        "language",
                                        Language.values(),
                                        model.language(),
                                        model::choose),
                                messages.get("settings.language.help")),
                        new SettingRow(
                                messages.get("settings.closing"),
                                closing(),
                                messages.get("settings.closing.help")),
                        new SettingRow(
                                messages.get("settings.telling"), telling(), model.carrier()),
                        awake(),
                        new SettingRow(
                                messages.get("settings.after"),
                                afterQueue(),
                                messages.get("settings.after.help")),
                        command());
    }

    /** Lets go of what outlives the page. */
    void release() {
        shown.forEach(Subscription::unsubscribe);
    }

    private VBox telling() {
        ToggleGroup group = new ToggleGroup();
        VBox box = new VBox(8);
        box.getStyleClass().add("settings-radios");
        for (Telling choice : Telling.values()) {
            RadioButton button = new RadioButton(messages.get("settings.telling." + choice.key()));
            button.setWrapText(true);
            button.setMinHeight(Region.USE_PREF_SIZE);
            button.setId("telling-" + choice.key());
            button.setToggleGroup(group);
            button.setSelected(choice == model.telling());
            chosen(button, () -> model.choose(choice));
            box.getChildren().add(button);
        }
        return box;
    }

    private SettingRow awake() {
        Switch awake = new Switch();
        awake.setId("keep-awake");
        awake.setSelected(model.keepsAwake());
        awake.selectedProperty().subscribe((before, now) -> model.keepAwake(now));
        awake.setDisable(model.meansToStayAwake().isEmpty());
        return new SettingRow(
                messages.get("settings.awake"),
                awake,
                model.meansToStayAwake()
                        .map(means -> messages.get("settings.awake.help", means))
                        .orElse(messages.get("settings.awake.impossible")));
    }

    private VBox afterQueue() {
        ToggleGroup group = new ToggleGroup();
        VBox box = new VBox(8);
        box.getStyleClass().add("settings-radios");
        for (Afterwards choice : Afterwards.values()) {
            RadioButton button = new RadioButton(messages.get("settings.after." + choice.key()));
            button.setWrapText(true);
            button.setMinHeight(Region.USE_PREF_SIZE);
            button.setId("after-" + choice.key());
            button.setToggleGroup(group);
            if (!model.isPossible(choice)) {
                button.setText(messages.get("settings.after.impossible", button.getText()));
                button.setDisable(true);
            }
            chosen(button, () -> model.choose(choice));
            shown.add(
                    model.afterQueue()
                            .subscribe(now -> {
                                if (now == choice) {
                                    button.setSelected(true);
                                }
                            }));
            box.getChildren().add(button);
        }
        return box;
    }

    private SettingRow command() {
        CommandField field = model.command();
        TextArea area = new TextArea();
        area.setId("after-queue-command");
        area.getStyleClass().add("code");
        area.setPrefRowCount(3);
        area.setPrefColumnCount(40);
        area.setPromptText(messages.get("settings.after.prompt"));
        area.textProperty().bindBidirectional(field.text());
        area.focusedProperty()
                .subscribe((before, now) -> {
                    if (!now) {
                        field.commit();
                    }
                });
        TabLeaves.from(area);
        SettingRow row =
                new SettingRow(
                                messages.get("settings.after.program"),
                                area,
                                messages.get("settings.after.program.help"))
                        .marking(area, field.error());
        shown.add(
                model.afterQueue()
                        .subscribe(now -> {
                            boolean asked = now == Afterwards.COMMAND;
                            row.setVisible(asked);
                            row.setManaged(asked);
                            if (asked) {
                                field.check();
                            }
                        }));
        return row;
    }

    /** Buttons side by side of which one is chosen, also by whoever else sets it. */
    private <E extends Enum<E>> HBox segments(
            String name, E[] choices, ReadOnlyObjectProperty<E> now, Consumer<E> choose) {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        box.getStyleClass().add("segments");
        box.setAccessibleRole(AccessibleRole.NODE);
        String title = messages.get("settings." + name);
        for (int i = 0; i < choices.length; i++) {
            E choice = choices[i];
            String key = choice.name().toLowerCase(Locale.ROOT);
            ToggleButton button = new ToggleButton(messages.get("settings." + name + "." + key));
            button.setId(name + "-" + key);
            button.setToggleGroup(group);
            button.getStyleClass()
                    .add(i == 0 ? "first" : i == choices.length - 1 ? "last" : "middle");
            button.setAccessibleText(title + ", " + button.getText());
            // Pressing the chosen one would leave none.
            button.setOnAction(event -> button.setSelected(true));
            chosen(button, () -> choose.accept(choice));
            shown.add(
                    now.subscribe(one -> {
                        if (one == choice) {
                            button.setSelected(true);
                        }
                    }));
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
            button.setWrapText(true);
            button.setMinHeight(Region.USE_PREF_SIZE);
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
