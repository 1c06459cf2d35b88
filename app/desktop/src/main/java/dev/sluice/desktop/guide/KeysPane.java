package dev.sluice.desktop.guide;

import dev.sluice.ui.Messages;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Locale;

/** Every key of the window and what it does. */
final class KeysPane extends VBox {
    private static final double KEYS_WIDTH = 216;

    KeysPane(Messages messages) {
        super(8);
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        for (Shortcut.Section section : Shortcut.all()) {
            Label head = new Label(messages.get(section.title()));
            head.getStyleClass().add("section-head");
            GridPane grid = new GridPane(24, 8);
            grid.getStyleClass().add("guide-keys");
            int row = 0;
            for (Shortcut shortcut : section.shortcuts()) {
                Label does = new Label(messages.get(shortcut.does()));
                does.setWrapText(true);
                grid.addRow(row, caps(shortcut.caps(messages, mac)), does);
                row++;
            }
            getChildren().addAll(head, grid);
        }
    }

    private static HBox caps(List<String> caps) {
        HBox line = new HBox(4);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(KEYS_WIDTH);
        for (String cap : caps) {
            Label key = new Label(cap);
            key.getStyleClass().add("key");
            key.setMinWidth(USE_PREF_SIZE);
            line.getChildren().add(key);
        }
        return line;
    }
}
