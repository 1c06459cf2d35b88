package dev.sluice.desktop.queue;

import atlantafx.base.controls.ToggleSwitch;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A sheet with a warning and a wrong field, to see what the stylesheet makes of it. */
final class SheetSample {

    private SheetSample() {}

    static BorderPane sheet() {
        BorderPane sheet = new BorderPane();
        sheet.getStyleClass().add("side-sheet");
        StackPane tile = new StackPane(Icons.of(Icon.LOAD, Icons.LINE));
        tile.getStyleClass().setAll("tile");
        HBox change =
                new HBox(
                        4,
                        label("Tab-separated text, recognised from content.", "muted"),
                        new Hyperlink("Not right? Change"));
        VBox words = new VBox(2, label("Load 24 files into a table", "sheet-title"), change);
        words.setAlignment(Pos.CENTER_LEFT);
        Button close = new Button("", Icons.of(Icon.CANCEL, Icons.LINE));
        close.getStyleClass().addAll("flat", "button-icon");
        sheet.setTop(row("sheet-head", tile, words, grow(), close));

        TextField table = new TextField("web orders");
        table.pseudoClassStateChanged(PseudoClass.getPseudoClass("danger"), true);
        Label error = label("A table name can’t contain a space.", "field-error");
        ComboBox<String> connection = new ComboBox<>();
        connection.getItems().add("Local DuckDB, warehouse.duckdb");
        connection.getSelectionModel().selectFirst();
        connection.setMaxWidth(Double.MAX_VALUE);
        VBox body =
                new VBox(
                        label("Target", "section-head"),
                        field("Connection", connection),
                        field("Table", table),
                        field("", error),
                        field("Rows", segments("Append", "Replace", "Update by key…")),
                        period());
        body.getStyleClass().add("sheet-body");
        sheet.setCenter(body);

        ToggleSwitch check = new ToggleSwitch();
        check.setSelected(true);
        VBox warning =
                new VBox(
                        4,
                        label("2 files have one column more", "strong"),
                        label("2024-11 ends with “voucher”.", ""));
        HBox notice = row("notice", Icons.of(Icon.WARNING, Icons.LINE), warning);
        notice.getStyleClass().add("warning");
        VBox side =
                new VBox(
                        label("Phases", "section-head"),
                        new HBox(
                                8,
                                label("Check", "medium"),
                                label("columns, types, encoding", "muted"),
                                grow(),
                                check),
                        new HBox(
                                8,
                                label("Compress", "muted"),
                                label("a local table needs none", "muted"),
                                grow(),
                                new ToggleSwitch()),
                        notice);
        side.getStyleClass().add("sheet-side");
        sheet.setRight(side);

        Button queue = new Button("Queue 11 jobs");
        queue.getStyleClass().add("accent");
        Button cancel = new Button("Cancel");
        cancel.getStyleClass().add("flat");
        Label wrong = label("1 field needs a correction", "field-error");
        wrong.setGraphic(Icons.of(Icon.FIELD_ERROR, Icons.LINE));
        sheet.setBottom(
                row(
                        "sheet-foot",
                        wrong,
                        grow(),
                        cancel,
                        new Button("Queue paused"),
                        new Button("Start now"),
                        queue));
        return sheet;
    }

    private static Node period() {
        CheckBox box = new CheckBox();
        box.setSelected(true);
        HBox period =
                row(
                        "period",
                        box,
                        new VBox(
                                label("2024-02", "period-name"),
                                label("2 files 5.0 GB", "period-detail")));
        period.pseudoClassStateChanged(PseudoClass.getPseudoClass("selected"), true);
        period.setMaxWidth(128);
        return period;
    }

    private static HBox segments(String... names) {
        ToggleGroup group = new ToggleGroup();
        HBox segments = new HBox();
        segments.getStyleClass().add("segments");
        for (String name : names) {
            ToggleButton button = new ToggleButton(name);
            button.setToggleGroup(group);
            segments.getChildren().add(button);
        }
        segments.getChildren().getFirst().getStyleClass().add("first");
        segments.getChildren().getLast().getStyleClass().add("last");
        group.selectToggle((ToggleButton) segments.getChildren().getFirst());
        return segments;
    }

    private static HBox field(String name, Node control) {
        Label label = label(name, "field-label");
        label.setMinWidth(96);
        HBox.setHgrow(control, Priority.ALWAYS);
        HBox field = new HBox(8, label, control);
        VBox.setMargin(field, new Insets(0));
        return field;
    }

    private static HBox row(String styleClass, Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add(styleClass);
        return row;
    }

    private static Region grow() {
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        return grow;
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
