package dev.sluice.desktop.history;

import dev.sluice.desktop.look.Hint;
import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The list of ended jobs. */
final class HistoryTable extends TableView<HistoryRow> {
    private static final double ROW = 32;

    /** Narrower than this, what is least asked for makes room for names. */
    static final double WIDE = 1120;

    private static final int NEAR_THE_END = 50;

    private final HistoryViewModel model;
    private final Messages messages;

    /**
     * @param again runs a job again
     */
    HistoryTable(HistoryViewModel model, Messages messages, Consumer<HistoryRow> again) {
        this.model = model;
        this.messages = messages;
        getStyleClass().addAll("page-table", "history-table", "edge-to-edge");
        setId("history-table");
        setFixedCellSize(ROW);
        setAccessibleText(messages.get("history.title"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        TableColumn<HistoryRow, HistoryRow> job = column("job", 0, NameCell::new);
        job.setMinWidth(160);
        job.getStyleClass().add("first");
        TableColumn<HistoryRow, HistoryRow> output = figures("output", 112, HistoryRow::output);
        output.getStyleClass().add("muted");
        TableColumn<HistoryRow, HistoryRow> slowest =
                column("slowest", 112, () -> new TextCell(HistoryRow::slowest, "muted"));
        getColumns()
                .setAll(
                        List.of(
                                job,
                                column("result", 200, ResultCell::new),
                                column(
                                        "ended",
                                        152,
                                        () -> new TextCell(HistoryRow::ended, "muted")),
                                figures("took", 104, HistoryRow::took),
                                figures("items", 136, HistoryRow::items),
                                figures("volume", 96, HistoryRow::volume),
                                output,
                                slowest,
                                column("again", 48, () -> new AgainCell(again))));
        widthProperty()
                .subscribe(width -> {
                    output.setVisible(width.doubleValue() >= WIDE);
                    slowest.setVisible(width.doubleValue() >= WIDE);
                });
        setItems(model.rows());
        Label nothing = new Label();
        nothing.getStyleClass().add("muted");
        nothing.textProperty().bind(model.placeholder());
        setPlaceholder(nothing);
        setRowFactory(table -> new Row());
    }

    /**
     * A column whose width stays; a width of 0 takes what is left.
     *
     * @param name behind {@code history.column.}
     */
    private TableColumn<HistoryRow, HistoryRow> column(
            String name, double width, java.util.function.Supplier<TextCell> cell) {
        TableColumn<HistoryRow, HistoryRow> column =
                new TableColumn<>(messages.get("history.column." + name));
        column.setSortable(false);
        column.setReorderable(false);
        if (width > 0) {
            column.setMinWidth(width);
            column.setPrefWidth(width);
            column.setMaxWidth(width);
        }
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        column.setCellFactory(ignored -> cell.get());
        return column;
    }

    private TableColumn<HistoryRow, HistoryRow> figures(
            String name, double width, Function<HistoryRow, String> text) {
        TableColumn<HistoryRow, HistoryRow> column =
                column(name, width, () -> new TextCell(text, "figures"));
        column.getStyleClass().add("figures");
        return column;
    }

    /** Asks for more before the end of what has been read comes up. */
    private final class Row extends TableRow<HistoryRow> {
        @Override
        protected void updateItem(HistoryRow row, boolean empty) {
            super.updateItem(row, empty);
            if (!empty && getIndex() >= model.rows().size() - NEAR_THE_END) {
                model.wantMore();
            }
        }
    }

    private static class TextCell extends TableCell<HistoryRow, HistoryRow> {
        private final Function<HistoryRow, String> text;

        TextCell(Function<HistoryRow, String> text, String styleClass) {
            this.text = text;
            getStyleClass().add(styleClass);
        }

        @Override
        protected final void updateItem(HistoryRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText("");
                setGraphic(null);
            } else {
                setText(text.apply(row));
                show(row);
            }
        }

        /** What the cell shows now. */
        final Optional<HistoryRow> row() {
            return isEmpty() ? Optional.empty() : Optional.ofNullable(getItem());
        }

        /** What a cell shows beside its text. */
        void show(HistoryRow row) {}
    }

    private static final class NameCell extends TextCell {
        private final FontIcon picture = Icons.of(Icon.LOAD, Icons.TILE);

        NameCell() {
            super(HistoryRow::name, "medium");
            new Hint(this, () -> row().map(HistoryRow::name).orElse(""));
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            picture.getStyleClass().add("item-glyph");
        }

        @Override
        void show(HistoryRow row) {
            Icons.set(picture, row.pipeline());
            setGraphic(picture);
        }
    }

    private final class ResultCell extends TextCell {
        private final FontIcon glyph = Icons.of(Icon.DONE, Icons.TILE);

        ResultCell() {
            super(HistoryRow::result, "history-result");
            new Hint(this, () -> row().flatMap(HistoryRow::reason).map(messages::told).orElse(""));
        }

        @Override
        void show(HistoryRow row) {
            Icons.set(glyph, row.outcome().glyph());
            setGraphic(glyph);
            for (HistoryRow.Result each : HistoryRow.Result.values()) {
                pseudoClassStateChanged(
                        PseudoClass.getPseudoClass(each.styleName()), each == row.outcome());
            }
        }
    }

    private final class AgainCell extends TextCell {
        private final Button button = new Button("", Icons.of(Icon.RETRY, Icons.SMALL));

        AgainCell(Consumer<HistoryRow> again) {
            super(row -> "", "again");
            button.getStyleClass().addAll("flat", "button-icon", "small");
            new Hint(button, () -> messages.get("history.again"));
            // The row has the key for it; the tab key would otherwise stop at each.
            button.setFocusTraversable(false);
            button.setOnAction(event -> again.accept(getItem()));
        }

        @Override
        void show(HistoryRow row) {
            button.setAccessibleText(messages.get("history.again.spoken", row.name()));
            setGraphic(button);
        }
    }
}
