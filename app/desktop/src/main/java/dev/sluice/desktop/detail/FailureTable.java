package dev.sluice.desktop.detail;

import dev.sluice.engine.store.FailureRecord;
import dev.sluice.ui.Foreign;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The failures of one cause, each with a tick. */
final class FailureTable extends TableView<PagedRows.Row<FailureRecord>> {
    private static final double ROW = 32;

    private final FailuresViewModel model;
    private final DetailWords words;
    private final ObjectProperty<Optional<FailureRecord>> focused =
            new SimpleObjectProperty<>(Optional.empty());

    FailureTable(FailuresViewModel model, DetailWords words) {
        this.model = model;
        this.words = words;
        getStyleClass().addAll("page-table", "failure-table");
        setFixedCellSize(ROW);
        setMinHeight(ROW * 4);
        setAccessibleText(words.get("detail.tab.failures"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        setSortPolicy(table -> true);
        getColumns()
                .setAll(
                        List.of(
                                ticks(),
                                text(
                                        "detail.column.name",
                                        200,
                                        record -> Foreign.name(record.name()),
                                        "medium"),
                                text(
                                        "failures.column.message",
                                        280,
                                        record ->
                                                FailureWords.inLine(
                                                        record.name(),
                                                        words.told(record.failure())),
                                        "muted"),
                                text(
                                        "detail.column.phase",
                                        116,
                                        record -> words.phaseName(record.phase().value()),
                                        "plain"),
                                figures(
                                        "detail.column.attempts",
                                        80,
                                        record -> words.amounts().count(record.attempts())),
                                figures("failures.column.last-try", 112, this::time),
                                figures(
                                        "detail.column.size",
                                        80,
                                        record -> words.size(record.weight()))));
        setItems(model.rows());
        getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> focus(Optional.ofNullable(row)));
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.SPACE) {
                        focused.get().ifPresent(record -> model.checks().toggle(record.id()));
                        event.consume();
                    }
                });
    }

    /** The failure whose details are asked for. */
    ObjectProperty<Optional<FailureRecord>> focused() {
        return focused;
    }

    private void focus(Optional<PagedRows.Row<FailureRecord>> row) {
        focused.set(row.flatMap(one -> one.content().get()));
    }

    private String time(FailureRecord record) {
        Instant newest =
                model.chosen()
                        .get()
                        .flatMap(CauseRow::cluster)
                        .map(cluster -> cluster.newest().at())
                        .orElse(record.at());
        return words.time(record.at(), newest);
    }

    private TableColumn<PagedRows.Row<FailureRecord>, PagedRows.Row<FailureRecord>> ticks() {
        var column = column("", 40);
        column.setMinWidth(40);
        column.setMaxWidth(40);
        CheckBox all = new CheckBox();
        all.setSelected(true);
        all.setAccessibleText(words.get("failures.tick-all"));
        all.setOnAction(event -> model.checks().setAll(all.isSelected()));
        model.checks()
                .changes()
                .subscribe(ignored -> {
                    long total = model.chosen().get().map(CauseRow::count).orElse(0L);
                    long ticked = model.ticked();
                    all.setIndeterminate(ticked > 0 && ticked < total);
                    all.setSelected(ticked > 0 && ticked == total);
                });
        column.setGraphic(all);
        column.setCellFactory(ignored -> {
            CheckBox tick = new CheckBox();
            tick.setFocusTraversable(false);
            return new RowCell<FailureRecord>(
                    (cell, record) -> {
                        tick.setSelected(model.checks().isChecked(record.id()));
                        tick.setAccessibleText(Foreign.name(record.name()));
                        tick.setOnAction(event -> model.checks().toggle(record.id()));
                        cell.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
                        cell.setGraphic(tick);
                    },
                    model.checks().changes());
        });
        return column;
    }

    private TableColumn<PagedRows.Row<FailureRecord>, PagedRows.Row<FailureRecord>> text(
            String key, double width, Function<FailureRecord, String> words, String style) {
        var column = column(this.words.get(key), width);
        column.setCellFactory(ignored -> {
            RowCell<FailureRecord> cell =
                    new RowCell<FailureRecord>((one, record) -> one.say(words.apply(record)))
                            .styled(style);
            cell.setTextOverrun(
                    style.equals("muted") ? OverrunStyle.ELLIPSIS : OverrunStyle.CENTER_ELLIPSIS);
            return cell;
        });
        return column;
    }

    private TableColumn<PagedRows.Row<FailureRecord>, PagedRows.Row<FailureRecord>> figures(
            String key, double width, Function<FailureRecord, String> words) {
        var column = column(this.words.get(key), width);
        column.getStyleClass().add("figures");
        column.setMinWidth(width - 8);
        column.setCellFactory(ignored ->
                new RowCell<FailureRecord>((one, record) -> one.setText(words.apply(record)))
                        .right());
        return column;
    }

    private static TableColumn<PagedRows.Row<FailureRecord>, PagedRows.Row<FailureRecord>> column(
            String head, double width) {
        TableColumn<PagedRows.Row<FailureRecord>, PagedRows.Row<FailureRecord>> column =
                new TableColumn<>(head);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        return column;
    }
}
