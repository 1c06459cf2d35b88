package dev.sluice.desktop.add;

import dev.sluice.desktop.look.Hint;
import dev.sluice.desktop.preset.Preset;
import dev.sluice.desktop.preset.Presets;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Messages;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

import java.util.Optional;

/** Chooses a preset, and saves the sheet as one; the name is asked for in place. */
final class PresetBar extends HBox {
    private static final String NAME = "preset-name";

    /** A menu is as wide as its longest entry, and has to stay on the screen. */
    private static final int MOST_IN_MENU = 60;

    private static final double NAME_WIDTH = 168;

    private final AddSheetModel model;
    private final Presets presets;
    private final Messages messages;
    private final Runnable keep;
    private final MenuButton menu = new MenuButton();
    private final Label caption = new Label();
    private final TextField name = new TextField();
    private final Button save = new Button();
    private final Button cancel = new Button();

    /**
     * @param keep makes the presets last
     */
    PresetBar(AddSheetModel model, Presets presets, Messages messages, Runnable keep) {
        super(8);
        this.model = model;
        this.presets = presets;
        this.messages = messages;
        this.keep = keep;
        setAlignment(Pos.CENTER_RIGHT);
        caption.setText(messages.get("preset"));
        caption.getStyleClass().add("muted");
        menu.setId("preset-menu");
        menu.getStyleClass().addAll("flat", "link-menu");
        // A name may have an underscore, which would become the mark of a key.
        menu.setMnemonicParsing(false);
        menu.setMinWidth(0);
        menu.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        new Hint(menu, () -> menu.isTextTruncated() ? menu.getText() : "");
        menu.setMaxWidth(280);
        menu.setOnShowing(event -> fill());
        fill();
        name.setId(NAME);
        name.setPromptText(messages.get("preset.name"));
        name.setAccessibleText(messages.get("preset.name"));
        name.setPrefWidth(NAME_WIDTH);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        save.setText(messages.get("preset.save"));
        save.setId("preset-save");
        save.setMinWidth(USE_PREF_SIZE);
        save.setOnAction(event -> save());
        name.textProperty().subscribe(this::describe);
        cancel.setText(messages.get("add.cancel"));
        cancel.getStyleClass().add("flat");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> showMenu());
        model.fields()
                .preset()
                .subscribe(chosen -> {
                    String now = chosen.map(Foreign::name).orElse(messages.get("preset.none"));
                    menu.setText(now);
                    menu.setAccessibleText(messages.get("preset") + ", " + now);
                });
        showMenu();
    }

    /** Whether a name is asked for where {@code node} is, whose keys are not those of the sheet. */
    static boolean isNamedIn(Node node) {
        return node.getParent() instanceof PresetBar bar && bar.asks();
    }

    private boolean asks() {
        return getChildren().contains(name);
    }

    private void fill() {
        menu.getItems().clear();
        for (Preset preset : presets.of(model.pipeline().id())) {
            String name = Foreign.briefName(preset.name(), MOST_IN_MENU);
            String text = preset.usual() ? messages.get("preset.usual", name) : name;
            MenuItem item = new MenuItem(text);
            item.setMnemonicParsing(false);
            item.setOnAction(event -> model.fields().choose(preset));
            menu.getItems().add(item);
        }
        if (model.fields().canLeavePreset()) {
            menu.getItems().add(item("preset.leave", model.fields()::leavePreset));
        }
        if (!menu.getItems().isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        menu.getItems().add(item("preset.save-as", this::askName));
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(messages.get(key));
        item.setId(key.replace('.', '-'));
        item.setOnAction(event -> action.run());
        return item;
    }

    /** Asks for the name of a new preset, or of the one that is to be replaced. */
    void askName() {
        name.setText(model.fields().preset().get().orElse(""));
        getChildren().setAll(caption, name, save, cancel);
        name.requestFocus();
        name.selectAll();
    }

    private void showMenu() {
        getChildren().setAll(caption, menu);
    }

    private void describe(String text) {
        boolean known = presets.find(model.pipeline().id(), text).isPresent();
        save.setText(messages.get(known ? "preset.replace" : "preset.save"));
        save.setDisable(text.isBlank());
    }

    private void key(KeyEvent event) {
        if (!asks()) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            showMenu();
            menu.requestFocus();
        } else if (event.getCode() == KeyCode.ENTER && name.equals(event.getTarget())) {
            event.consume();
            save();
        }
    }

    private void save() {
        if (name.getText().isBlank()) {
            return;
        }
        Preset saved = presets.save(model.pipeline().id(), name.getText(), model.fields().kept());
        keep.run();
        showMenu();
        menu.requestFocus();
        model.fields().preset().set(Optional.of(saved.name()));
    }
}
