package dev.sluice.desktop.settings;

import dev.sluice.desktop.look.Hint;
import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Versions, where everything is kept, and the licences of what is inside. */
final class AboutPane extends VBox {
    private final Messages messages;
    private final Path home;
    private final Consumer<Path> open;

    AboutPane(SettingsViewModel model, Path home, Consumer<Path> open) {
        this.messages = model.messages();
        this.home = home;
        this.open = open;
        getStyleClass().add("settings-pane");
        model.about().subscribe(about -> about.ifPresent(this::fill));
    }

    private void fill(About about) {
        getChildren()
                .setAll(
                        head(about),
                        new SettingRow(
                                messages.get("settings.about.java"), value(about.java()), ""),
                        new SettingRow(
                                messages.get("settings.about.system"), value(about.system()), ""),
                        folder("settings.about.home", home, "open-home"),
                        folder("settings.about.logs", home.resolve("logs"), "open-logs"),
                        section("settings.about.libraries"),
                        libraries(about));
    }

    private Node head(About about) {
        Label name = new Label(messages.get("settings.about.version", about.version()));
        name.getStyleClass().add("page-title");
        Label licence = new Label(messages.get("settings.about.licence"));
        licence.getStyleClass().add("muted");
        Button copy =
                new Button(messages.get("settings.about.copy"), Icons.of(Icon.REPORT, Icons.SMALL));
        copy.getStyleClass().add("small");
        copy.setId("copy-versions");
        copy.setOnAction(event -> copy(about));
        HBox line = new HBox(16, new VBox(4, name, licence), copy);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void copy(About about) {
        ClipboardContent content = new ClipboardContent();
        content.putString(
                "Sluice " + about.version() + "\nJava " + about.java() + "\n" + about.system());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private SettingRow folder(String key, Path folder, String id) {
        Button show = new Button(messages.get("settings.open-folder"));
        show.getStyleClass().add("small");
        show.setMinWidth(USE_PREF_SIZE);
        show.setId(id);
        show.setOnAction(event -> open.accept(folder));
        Label path = value(Foreign.name(folder.toString()));
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        path.getStyleClass().add("code");
        return new SettingRow(messages.get(key), path, "", show);
    }

    private static Label value(String text) {
        Label label = new Label(text);
        label.setMinWidth(0);
        new Hint(label, () -> label.isTextTruncated() ? text : "");
        return label;
    }

    private Label section(String key) {
        Label head = new Label(messages.get(key));
        head.getStyleClass().add("section-head");
        return head;
    }

    private GridPane libraries(About about) {
        GridPane grid = new GridPane(24, 8);
        for (int percent : new int[] {45, 20, 35}) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(percent);
            grid.getColumnConstraints().add(column);
        }
        grid.setMaxWidth(760);
        int row = 0;
        for (About.Library library : about.libraries()) {
            Label licence = new Label(library.licence());
            licence.getStyleClass().add("muted");
            grid.addRow(row, new Label(library.name()), new Label(library.version()), licence);
            row++;
        }
        return grid;
    }
}
