package dev.sluice.desktop.detail;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The tab of a job's log; it stays at its end until somebody scrolls up. */
final class LogView extends VBox {
    private final TextArea area = new TextArea();

    LogView(LogViewModel model, DetailWords words, DetailActions actions) {
        super(8);
        getStyleClass().add("log");
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().add("code");
        area.setAccessibleText(words.get("detail.tab.log"));
        Label none = new Label(words.get("log.none"));
        none.getStyleClass().add("muted");
        none.visibleProperty().bind(model.text().isEmpty());
        area.visibleProperty().bind(model.text().isNotEmpty());
        Label cut = new Label(words.get("log.cut"));
        cut.getStyleClass().add("muted");
        cut.setMinWidth(0);
        cut.visibleProperty().bind(model.cut());
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        Button copy = new Button(words.get("failures.copy"), Icons.of(Icon.COPY_TEXT, Icons.SMALL));
        copy.getStyleClass().add("small");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.disableProperty().bind(model.text().isEmpty());
        copy.setOnAction(event -> actions.copy(model.text().get()));
        Button open = new Button(words.get("log.open"), Icons.of(Icon.OPEN, Icons.SMALL));
        open.getStyleClass().add("small");
        open.setMinWidth(USE_PREF_SIZE);
        open.disableProperty().bind(model.text().isEmpty());
        open.setOnAction(event -> actions.open(model.file()));
        HBox row = new HBox(8, cut, grow, copy, open);
        row.setAlignment(Pos.CENTER_LEFT);
        StackPane body = new StackPane(area, none);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(row, body);
        model.text().subscribe(this::show);
    }

    private void show(String text) {
        String before = area.getText();
        if (text.startsWith(before)) {
            boolean atEnd = area.getCaretPosition() == before.length();
            int caret = area.getCaretPosition();
            double top = area.getScrollTop();
            area.appendText(text.substring(before.length()));
            if (!atEnd) {
                area.positionCaret(caret);
                area.setScrollTop(top);
            }
        } else {
            area.setText(text);
            area.positionCaret(text.length());
        }
    }
}
