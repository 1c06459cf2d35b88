package dev.sluice.desktop.add;

import dev.sluice.desktop.look.Hint;
import dev.sluice.engine.pipeline.Preview;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/** The first rows, in the face of code; columns that have no room are reached by scrolling. */
final class PreviewTable extends StackPane {
    private static final double CHARACTER = 7.6;
    private static final double PADDING = 30;
    private static final double WIDEST = 264;

    /** What a preview has in the sheet; where there are few columns, the first takes the rest. */
    private static final double WHOLE = 532;

    private static final double ROW = 24;
    private static final double HEAD = 26;
    private static final double BAR = 12;

    PreviewTable(Preview preview, SaidWords words, String accessibleText) {
        List<List<String>> texts = texts(preview, words);
        List<String> headings = texts.getFirst();
        getStyleClass().add("preview");
        List<Double> widths = widths(texts);
        VBox table = new VBox();
        table.getStyleClass().add("preview-rows");
        HBox head = new HBox();
        head.getStyleClass().add("preview-head");
        for (int i = 0; i < widths.size(); i++) {
            Preview.Column column = preview.columns().get(i);
            head.getChildren().add(cell(headings.get(i), column, widths.get(i)));
        }
        table.getChildren().add(head);
        for (List<String> row : texts.subList(1, texts.size())) {
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

    /** The headings and all rows, in the person's language. */
    private static List<List<String>> texts(Preview preview, SaidWords words) {
        List<List<String>> all = new ArrayList<>();
        all.add(preview.columns().stream().map(column -> words.of(column.heading())).toList());
        for (List<String> row : preview.rows()) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                cells.add(words.of(row.get(i), preview.columns().get(i).form()));
            }
            all.add(cells);
        }
        return all;
    }

    private static List<Double> widths(List<List<String>> texts) {
        List<Double> widths = new ArrayList<>();
        for (int i = 0; i < texts.getFirst().size(); i++) {
            int longest = 0;
            for (List<String> row : texts) {
                longest = Math.max(longest, row.get(i).length());
            }
            widths.add(Math.ceil(longest * CHARACTER) + PADDING);
        }
        double others = widths.stream().skip(1).mapToDouble(width -> Math.min(WIDEST, width)).sum();
        double widestFirst = Math.max(WIDEST, WHOLE - others);
        for (int i = 0; i < widths.size(); i++) {
            widths.set(i, Math.min(i == 0 ? widestFirst : WIDEST, widths.get(i)));
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
        boolean left = column.form() == Preview.Form.TEXT;
        cell.setAlignment(left ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
        cell.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        new Hint(cell, () -> cell.isTextTruncated() ? text : "");
        cell.setStyle("-fx-padding: 0 12px 0 12px;");
        return cell;
    }
}
