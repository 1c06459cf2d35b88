package dev.sluice.desktop.detail;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What only few want to know, in one line that opens, and can be copied. */
final class TechnicalDetail extends VBox {
    private final Label line = new Label();
    private final TextArea all = new TextArea();
    private final BooleanProperty open = new SimpleBooleanProperty();
    private String copied = "";

    TechnicalDetail(DetailWords words, DetailActions actions) {
        super(8);
        Button head =
                new Button(words.get("failures.technical"), Icons.of(Icon.FOLDED, Icons.LINE));
        head.getStyleClass().addAll("flat", "technical-head");
        head.setMinWidth(USE_PREF_SIZE);
        head.setOnAction(event -> open.set(!open.get()));
        line.getStyleClass().addAll("code", "muted");
        line.setMinWidth(0);
        line.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(line, Priority.ALWAYS);
        Button copy = new Button(words.get("failures.copy"), Icons.of(Icon.COPY_TEXT, Icons.SMALL));
        copy.getStyleClass().add("small");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(event -> actions.copy(copied));
        HBox row = new HBox(8, head, line, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        all.getStyleClass().add("code");
        all.setEditable(false);
        all.setWrapText(true);
        all.setPrefRowCount(6);
        all.setMinHeight(100);
        open.subscribe(opened -> {
            head.setGraphic(Icons.of(opened ? Icon.OPENED : Icon.FOLDED, Icons.LINE));
            all.setVisible(opened);
            all.setManaged(opened);
            line.setVisible(!opened);
        });
        getChildren().setAll(row, all);
    }

    /**
     * @param detail shown
     * @param sentence goes before it when it is copied
     */
    void show(String detail, String sentence) {
        line.setText(detail.lines().findFirst().orElse(""));
        all.setText(detail);
        copied = sentence + "\n" + detail;
    }
}
