package dev.sluice.desktop.history;

import dev.sluice.desktop.look.Hint;
import dev.sluice.desktop.look.Icons;
import dev.sluice.desktop.look.MenuKeys;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;

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
     * @param menu all that can be done with the chosen row
     */
    HistoryTable(
            HistoryViewModel model,
            Messages messages,
            Consumer<HistoryRow> again,
            ContextMenu menu) {
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
                                column("again", 80, () -> new ActionsCell(again, menu))));
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
        setContextMenu(menu);
        MenuKeys.of(this, () -> menu);
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

    /** Running it again, and ⋯ with all there is. */
    private final class ActionsCell extends TextCell {
        private final Button again = button(Icon.RETRY, Icons.SMALL);
        private final Button more = button(Icon.MORE, Icons.LINE);
        private final HBox both = new HBox(4, again, more);

        ActionsCell(Consumer<HistoryRow> runAgain, ContextMenu menu) {
            super(row -> "", "again");
            both.setAlignment(Pos.CENTER_RIGHT);
            new Hint(again, () -> messages.get("history.again"));
            again.setOnAction(event -> runAgain.accept(getItem()));
            more.getStyleClass().add("history-more");
            new Hint(more, () -> messages.get("action.more"));
            more.setOnAction(event -> {
                getSelectionModel().clearAndSelect(getIndex());
                menu.show(more, Side.BOTTOM, 0, 4);
            });
        }

        private static Button button(Icon icon, int size) {
            Button button = new Button("", Icons.of(icon, size));
            button.getStyleClass().addAll("flat", "button-icon", "row-button");
            // The row has keys and a menu; the tab key would otherwise stop at each.
            button.setFocusTraversable(false);
            return button;
        }

        @Override
        void show(HistoryRow row) {
            again.setAccessibleText(messages.get("history.again.spoken", row.name()));
            more.setAccessibleText(messages.get("history.more.spoken", row.name()));
            setGraphic(both);
        }
    }
}
