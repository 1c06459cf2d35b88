package dev.sluice.desktop.settings;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/** One line: label, control, what it means below it, and what is wrong with it. */
final class SettingRow extends VBox {
    private static final double LABEL_WIDTH = 184;
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    /**
     * @param beside what stands right of the control
     */
    SettingRow(String name, Node control, String help, Node... beside) {
        getStyleClass().add("setting-row");
        Label label = new Label(name);
        label.getStyleClass().add("field-label");
        label.setMinWidth(LABEL_WIDTH);
        label.setPrefWidth(LABEL_WIDTH);
        label.setLabelFor(control);
        // A text that is only shown is read out itself; its name stands before it.
        if (!(control instanceof Label)) {
            control.setAccessibleText(name);
        }
        control.setAccessibleHelp(help);
        HBox line = new HBox(label, control);
        // A label stands beside the first line of what is higher than one.
        line.setAlignment(
                control instanceof Pane || control instanceof TextArea
                        ? Pos.TOP_LEFT
                        : Pos.CENTER_LEFT);
        for (Node node : beside) {
            HBox.setMargin(node, new Insets(0, 0, 0, 12));
            line.getChildren().add(node);
        }
        getChildren().setAll(line);
        if (!help.isEmpty()) {
            getChildren().add(below(text(help, "field-help")));
        }
    }

    /** Shows a sentence under the control while there is one, and marks the control. */
    SettingRow marking(Node control, ObservableValue<String> error) {
        Label sentence = text("", "field-error");
        sentence.setGraphic(Icons.of(Icon.FIELD_ERROR, Icons.TILE));
        Node line = below(sentence);
        getChildren().add(1, line);
        String help = control.getAccessibleHelp();
        error.subscribe(why -> {
            sentence.setText(why);
            line.setVisible(!why.isEmpty());
            line.setManaged(!why.isEmpty());
            control.pseudoClassStateChanged(DANGER, !why.isEmpty());
            control.setAccessibleHelp(why.isEmpty() ? help : why);
        });
        return this;
    }

    /** Shows something more under the control, while it says anything. */
    void addNote(ObservableValue<String> note) {
        addBelow(text("", "muted"), note);
    }

    /** Shows under the control what to beware of, while there is anything. */
    void addCaution(ObservableValue<String> caution) {
        Label label = text("", "warning-text");
        label.setGraphic(Icons.of(Icon.WARNING, Icons.LINE));
        addBelow(label, caution);
    }

    private void addBelow(Label label, ObservableValue<String> words) {
        label.textProperty().bind(words);
        Node line = below(label);
        line.visibleProperty().bind(label.textProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        getChildren().add(line);
    }

    private static Label text(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }

    private static Node below(Label text) {
        HBox line = new HBox(text);
        line.setStyle("-fx-padding: 0 0 0 " + (int) LABEL_WIDTH + "px;");
        return line;
    }
}
