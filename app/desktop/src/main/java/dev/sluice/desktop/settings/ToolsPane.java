package dev.sluice.desktop.settings;

import dev.sluice.ui.Messages;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.util.Optional;

/** The programs that pipelines call: what was found, and a path of one's own. */
final class ToolsPane extends VBox {
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
        PathInput input = new PathInput("tool-" + program, field.path(), field::commit);
        input.setPromptText(messages.get("settings.tools.prompt"));
        Button choose =
                PathInput.button(
                        messages.get("settings.tools.choose"),
                        program,
                        () -> input.choose(window -> chosen(program, window)));
        SettingRow row = new SettingRow(program, input, "", choose).marking(input, field.error());
        row.addNote(field.found());
        row.addCaution(field.caution());
        return row;
    }

    private static Optional<File> chosen(String program, Window window) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(program);
        return Optional.ofNullable(chooser.showOpenDialog(window));
    }
}
