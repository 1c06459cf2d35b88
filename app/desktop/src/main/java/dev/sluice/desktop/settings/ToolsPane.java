package dev.sluice.desktop.settings;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import java.io.File;

/** The programs that pipelines call: what was found, and a path of one's own. */
final class ToolsPane extends VBox {
    private static final double WIDE = 320;

    private final Messages messages;

    ToolsPane(SettingsViewModel model) {
        this.messages = model.messages();
        getStyleClass().add("settings-pane");
        Label what = new Label(messages.get("settings.tools.what"));
        what.setWrapText(true);
        what.getStyleClass().add("muted");
        getChildren().add(what);
        for (ToolField field : model.tools()) {
            getChildren().add(row(field));
        }
        Button again = new Button(messages.get("settings.tools.again"));
        again.setId("tools-again");
        again.setOnAction(event -> model.tools().forEach(ToolField::check));
        getChildren().add(again);
    }

    private SettingRow row(ToolField field) {
        String program = field.tool().program();
        TextField input = new TextField();
        input.setId("tool-" + program);
        input.setPrefWidth(WIDE);
        input.setPromptText(messages.get("settings.tools.prompt"));
        input.textProperty().bindBidirectional(field.path());
        input.setOnAction(event -> field.commit());
        input.focusedProperty()
                .subscribe((before, now) -> {
                    if (!now) {
                        field.commit();
                    }
                });
        Button choose = new Button(messages.get("settings.tools.choose"));
        choose.getStyleClass().add("small");
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setAccessibleText(choose.getText() + ", " + program);
        choose.setOnAction(event -> choose(field));
        SettingRow row = new SettingRow(program, input, "", choose).marking(input, field.error());
        Label found = new Label();
        found.setWrapText(true);
        found.getStyleClass().add("muted");
        found.textProperty().bind(field.found());
        row.addBelow(found);
        Label caution = new Label();
        caution.setWrapText(true);
        caution.getStyleClass().add("warning-text");
        caution.setGraphic(Icons.of(Icon.WARNING, Icons.LINE));
        caution.textProperty().bind(field.caution());
        caution.visibleProperty().bind(field.caution().isNotEmpty());
        caution.managedProperty().bind(caution.visibleProperty());
        row.addBelow(caution);
        return row;
    }

    private void choose(ToolField field) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(field.tool().program());
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            field.path().set(chosen.getAbsolutePath());
            field.commit();
        }
    }
}
