package dev.sluice.desktop.add;

import dev.sluice.engine.pipeline.Preview;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/** The first rows, in the face of code; columns that have no room are reached by scrolling. */
final class PreviewTable extends StackPane {
    private static final double CHARACTER = 7.3;
    private static final double PADDING = 24;
    private static final double WIDEST = 264;
    private static final double ROW = 24;
    private static final double HEAD = 26;
    private static final double BAR = 12;

    PreviewTable(Preview preview, String accessibleText) {
        getStyleClass().add("preview");
        List<Double> widths = widths(preview);
        VBox table = new VBox();
        table.getStyleClass().add("preview-rows");
        HBox head = new HBox();
        head.getStyleClass().add("preview-head");
        for (int i = 0; i < widths.size(); i++) {
            Preview.Column column = preview.columns().get(i);
            head.getChildren().add(cell(column.name(), column, widths.get(i)));
        }
        table.getChildren().add(head);
        for (List<String> row : preview.rows()) {
            HBox line = new HBox();
            for (int i = 0; i < widths.size(); i++) {
                Label cell = cell(row.get(i), preview.columns().get(i), widths.get(i));
                cell.getStyleClass().add("preview-cell");
                line.getChildren().add(cell);
            }
            table.getChildren().add(line);
        }
        ScrollPane scroll = new ScrollPane(table);
        scroll.getStyleClass().addAll("edge-to-edge", "preview-scroll");
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        // With room for the bar below, so that it covers no row.
        scroll.setMinHeight(HEAD + preview.rows().size() * ROW + BAR);
        scroll.setPrefHeight(HEAD + preview.rows().size() * ROW + BAR);
        // The head's background goes on to the edge where there are few columns.
        table.minWidthProperty().bind(scroll.widthProperty().subtract(2));
        scroll.setAccessibleText(accessibleText);
        getChildren().setAll(scroll);
        setMinWidth(0);
    }

    private static List<Double> widths(Preview preview) {
        List<Double> widths = new ArrayList<>();
        for (int i = 0; i < preview.columns().size(); i++) {
            int longest = preview.columns().get(i).name().length();
            for (List<String> row : preview.rows()) {
                longest = Math.max(longest, row.get(i).length());
            }
            widths.add(Math.min(WIDEST, Math.ceil(longest * CHARACTER) + PADDING));
        }
        return widths;
    }

    private static Label cell(String text, Preview.Column column, double width) {
        Label cell = new Label(text);
        cell.setMinWidth(width);
        cell.setPrefWidth(width);
        cell.setMaxWidth(width);
        cell.setMinHeight(ROW);
        cell.setPrefHeight(Region.USE_COMPUTED_SIZE);
        cell.setAlignment(column.number() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        cell.setStyle("-fx-padding: 0 12px 0 12px;");
        return cell;
    }
}
