package dev.sluice.desktop.preset;

import dev.sluice.desktop.look.Hint;
import dev.sluice.desktop.look.Icons;
import dev.sluice.desktop.look.Switch;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One preset: what it holds, whether new sheets begin with it, and its name to be changed. */
final class PresetRow extends HBox {
    private static final double HEIGHT = 56;

    private final Preset preset;
    private final PresetsModel model;
    private final Messages messages;
    private final Label name;
    private final VBox words;

    /**
     * @param place in the list, 0 for the first
     */
    PresetRow(Preset preset, int place, PresetsModel model) {
        super(12);
        this.preset = preset;
        this.model = model;
        this.messages = model.messages();
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(HEIGHT);
        getStyleClass().add("preset-row");
        StackPane tile = new StackPane(Icons.of(Icon.PRESET, Icons.LINE));
        tile.getStyleClass().setAll("tile");
        name = cut(Foreign.name(preset.name()));
        name.getStyleClass().add("strong");
        Label summary = cut(model.summary(preset));
        summary.getStyleClass().addAll("caption", "muted");
        words = new VBox(2, name, summary);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        words.setPrefWidth(1);
        HBox.setHgrow(words, Priority.ALWAYS);
        Switch usual = new Switch(messages.get("settings.presets.usual"));
        usual.setId("preset-usual-" + place);
        usual.setSelected(preset.usual());
        usual.setMinWidth(USE_PREF_SIZE);
        usual.setAccessibleText(preset.name() + ", " + messages.get("settings.presets.usual"));
        usual.selectedProperty().subscribe((before, now) -> model.makeUsual(preset, now));
        Button rename = button("settings.presets.rename", Icon.RENAME);
        rename.setId("preset-rename-" + place);
        rename.setOnAction(event -> edit(rename));
        Button delete = button("settings.presets.delete", Icon.REMOVE);
        delete.setId("preset-delete-" + place);
        delete.setOnAction(event -> model.delete(preset));
        getChildren().setAll(tile, words, usual, rename, delete);
    }

    private static Label cut(String text) {
        Label label = new Label(text);
        label.setTextOverrun(OverrunStyle.ELLIPSIS);
        label.setMinWidth(0);
        Tooltip whole = Hint.wrapped();
        whole.setText(text);
        label.setTooltip(whole);
        return label;
    }

    private Button button(String key, Icon icon) {
        String text = messages.get(key);
        Button button = new Button("", Icons.of(icon, Icons.LINE));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setTooltip(new Tooltip(text));
        button.setAccessibleText(text + ", " + preset.name());
        return button;
    }

    /**
     * @param button takes the focus again when nothing is changed
     */
    private void edit(Button button) {
        TextField field = new TextField(preset.name());
        field.setId("preset-rename");
        field.setMaxWidth(320);
        field.setAccessibleText(messages.get("preset.name"));
        field.setOnAction(event -> {
            if (!model.rename(preset, field.getText())) {
                field.selectAll();
            }
        });
        field.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        words.getChildren().set(0, name);
                        button.requestFocus();
                    }
                });
        words.getChildren().set(0, field);
        field.requestFocus();
        field.selectAll();
    }
}
