package dev.sluice.desktop.detail;

import atlantafx.base.controls.CustomTextField;

import dev.sluice.desktop.look.Icons;
import dev.sluice.desktop.look.MenuKeys;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Icon;

import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Optional;

/** The tab of a job's items: filters, search, and a table that reads pages as they are seen. */
final class ItemsView extends VBox {
    private static final Duration TYPING = Duration.millis(250);
    private static final double ROW = 32;

    /** As much of what is searched for as a sentence in the table has room for. */
    private static final int MOST_OF_SEARCH = 60;

    private final ItemsViewModel model;
    private final DetailWords words;
    private final ItemWords itemWords;
    private final DetailActions actions;
    private final TableView<PagedRows.Row<JobItems.Entry>> table = new TableView<>();
    private final CustomTextField search = new CustomTextField();

    ItemsView(ItemsViewModel model, DetailWords words, DetailActions actions) {
        this.model = model;
        this.words = words;
        this.itemWords = new ItemWords(words);
        this.actions = actions;
        getStyleClass().add("items");
        prepareTable();
        getChildren().setAll(filters(), table);
        VBox.setVgrow(table, Priority.ALWAYS);
    }

    /** The table, for keys and tests. */
    TableView<PagedRows.Row<JobItems.Entry>> table() {
        return table;
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private HBox filters() {
        HBox row = new HBox();
        row.getStyleClass().setAll("filter-row");
        ToggleGroup group = new ToggleGroup();
        for (ItemFilter filter : ItemFilter.values()) {
            row.getChildren().add(toggle(filter, group));
        }
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        search.getStyleClass().add("search-field");
        search.setPromptText(words.get("detail.items.search"));
        search.setAccessibleText(words.get("detail.items.search"));
        search.setLeft(Icons.of(Icon.SEARCH, Icons.LINE));
        search.setPrefWidth(280);
        search.setId("item-search");
        PauseTransition typed = new PauseTransition(TYPING);
        typed.setOnFinished(event -> model.search().set(search.getText()));
        search.textProperty().subscribe((before, now) -> typed.playFromStart());
        search.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                        search.clear();
                        event.consume();
                    } else if (event.getCode() == KeyCode.DOWN) {
                        table.requestFocus();
                        event.consume();
                    }
                });
        row.getChildren().addAll(grow, search);
        return row;
    }

    private ToggleButton toggle(ItemFilter filter, ToggleGroup group) {
        Label count = new Label();
        count.getStyleClass().add("filter-count");
        String name = words.get(filter.messageKey());
        ToggleButton toggle = new ToggleButton(name, count);
        toggle.getStyleClass().setAll("filter");
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setToggleGroup(group);
        toggle.setId("item-filter-" + filter.name().toLowerCase(java.util.Locale.ROOT));
        toggle.setOnAction(event -> {
            model.filter().set(filter);
            toggle.setSelected(true);
        });
        model.filter().subscribe(chosen -> toggle.setSelected(chosen == filter));
        model.count(filter)
                .subscribe(number -> {
                    count.setText(words.amounts().count(number.longValue()));
                    toggle.setAccessibleText(words.get("filter.count", name, number));
                });
        return toggle;
    }

    private void prepareTable() {
        table.getStyleClass().addAll("page-table", "edge-to-edge");
        table.setFixedCellSize(ROW);
        table.setAccessibleText(words.get("detail.tab.items"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        TableColumn<PagedRows.Row<JobItems.Entry>, PagedRows.Row<JobItems.Entry>> number =
                column(
                        "detail.column.number",
                        96,
                        () ->
                                new RowCell<JobItems.Entry>((cell, entry) ->
                                        cell.setText(words.amounts().count(entry.item().ordinal())))
                                        .right()
                                        .styled("muted"));
        number.setSortable(true);
        number.getStyleClass().add("figures");
        var time = figures("detail.column.time", 112, this::timeCell);
        time.setSortable(true);
        var state = column("detail.column.state", 160, this::stateCell);
        var attempts = figures("detail.column.attempts", 88, this::attemptsCell);
        // In a narrow window names and notes give way, not words that say how an item stands.
        number.setMinWidth(56);
        state.setMinWidth(144);
        time.setMinWidth(88);
        attempts.setMinWidth(88);
        // Only the slowest first; the quickest tell nobody anything.
        time.setSortType(TableColumn.SortType.DESCENDING);
        table.getColumns()
                .setAll(
                        List.of(
                                number,
                                column("detail.column.name", 320, this::nameCell),
                                state,
                                column("detail.column.phase", 128, this::phaseCell),
                                figures("detail.column.size", 96, this::sizeCell),
                                time,
                                attempts,
                                column("detail.column.note", 380, this::noteCell)));
        // The store sorts.
        table.setSortPolicy(view -> {
            if (view.getSortOrder().contains(time)) {
                model.order().set(ItemQuery.Order.SLOWEST);
            } else {
                boolean last =
                        !view.getSortOrder().isEmpty()
                                && number.getSortType() == TableColumn.SortType.DESCENDING;
                model.order().set(last ? ItemQuery.Order.REVERSE : ItemQuery.Order.SOURCE);
            }
            return true;
        });
        time.sortTypeProperty()
                .subscribe(type -> {
                    if (type == TableColumn.SortType.ASCENDING) {
                        time.setSortType(TableColumn.SortType.DESCENDING);
                        table.getSortOrder().clear();
                    }
                });
        table.setItems(model.rows());
        Label nothing = new Label();
        nothing.getStyleClass().add("muted");
        nothing.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::nothing,
                                model.filter(),
                                model.search(),
                                model.atWork(),
                                model.rows().looking()));
        table.setPlaceholder(nothing);
        table.setRowFactory(view -> new ItemTableRow<>(this::menu));
        MenuKeys.of(table, this::menu);
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
                        copyNames();
                        event.consume();
                    }
                });
    }

    private String nothing() {
        String part = model.search().get().strip();
        if (model.rows().looking().get()) {
            return words.get("detail.items.looking");
        }
        if (!part.isEmpty()) {
            return words.get("detail.items.none-found", Foreign.briefName(part, MOST_OF_SEARCH));
        }
        return words.get(
                switch (model.filter().get()) {
                    case ALL ->
                            model.over().get() ? "detail.items.none-at-all" : "detail.items.none";
                    case WAITING -> "empty.waiting";
                    case DONE -> "empty.done";
                    case SKIPPED -> "detail.items.none-skipped";
                    case FAILED -> "empty.failed";
                });
    }

    private interface Cells {
        RowCell<JobItems.Entry> make();
    }

    private TableColumn<PagedRows.Row<JobItems.Entry>, PagedRows.Row<JobItems.Entry>> column(
            String key, double width, Cells cells) {
        TableColumn<PagedRows.Row<JobItems.Entry>, PagedRows.Row<JobItems.Entry>> column =
                new TableColumn<>(words.get(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        column.setCellFactory(ignored -> cells.make());
        return column;
    }

    private TableColumn<PagedRows.Row<JobItems.Entry>, PagedRows.Row<JobItems.Entry>> figures(
            String key, double width, Cells cells) {
        var column = column(key, width, cells);
        column.getStyleClass().add("figures");
        return column;
    }

    private RowCell<JobItems.Entry> nameCell() {
        return new RowCell<JobItems.Entry>(
                        (cell, entry) -> cell.say(Foreign.name(entry.item().name())))
                .styled("medium");
    }

    private RowCell<JobItems.Entry> stateCell() {
        FontIcon glyph = Icons.of(Icon.CLOCK, Icons.TILE);
        glyph.getStyleClass().add("item-glyph");
        String own = "item-glyph";
        return new RowCell<>(
                (cell, entry) -> {
                    AtWork now = model.atWork().get();
                    Icons.set(glyph, ItemWords.icon(entry, now));
                    glyph.getStyleClass().removeIf(style -> style.startsWith("item-"));
                    glyph.getStyleClass().addAll(own, ItemWords.style(entry, now));
                    cell.setGraphic(glyph);
                    cell.setText(itemWords.state(entry, now));
                },
                model.atWork());
    }

    private RowCell<JobItems.Entry> phaseCell() {
        return new RowCell<>((cell, entry) -> cell.setText(itemWords.phase(entry)));
    }

    private RowCell<JobItems.Entry> attemptsCell() {
        return new RowCell<JobItems.Entry>((cell, entry) -> cell.setText(itemWords.attempts(entry)))
                .right();
    }

    private RowCell<JobItems.Entry> timeCell() {
        return new RowCell<JobItems.Entry>((cell, entry) -> cell.setText(itemWords.time(entry)))
                .right();
    }

    private RowCell<JobItems.Entry> sizeCell() {
        return new RowCell<JobItems.Entry>(
                        (cell, entry) -> cell.setText(words.size(entry.item().weight())))
                .right()
                .styled("muted");
    }

    private RowCell<JobItems.Entry> noteCell() {
        RowCell<JobItems.Entry> cell =
                new RowCell<JobItems.Entry>((one, entry) -> one.say(itemWords.note(entry)))
                        .styled("muted");
        cell.setTextOverrun(javafx.scene.control.OverrunStyle.ELLIPSIS);
        return cell;
    }

    private List<JobItems.Entry> selected() {
        return table.getSelectionModel().getSelectedItems().stream()
                .flatMap(row -> Optional.ofNullable(row).stream())
                .flatMap(row -> row.content().get().stream())
                .toList();
    }

    private List<ItemId> selectedFailed() {
        return selected().stream()
                .filter(entry -> entry.state() == ItemState.FAILED)
                .map(entry -> entry.item().id())
                .toList();
    }

    private ContextMenu menu() {
        List<ItemId> failed = selectedFailed();
        ContextMenu menu = new ContextMenu();
        if (!failed.isEmpty()) {
            menu.getItems()
                    .add(
                            entry(
                                    words.get("failures.retry", failed.size()),
                                    Icon.RETRY,
                                    () -> actions.retry(failed)));
            menu.getItems()
                    .add(
                            entry(
                                    words.get("failures.skip", failed.size()),
                                    Icon.SKIP,
                                    () -> actions.skip(failed)));
        }
        menu.getItems().add(entry(words.get("detail.items.copy"), Icon.COPY_TEXT, this::copyNames));
        return menu;
    }

    private static MenuItem entry(String text, Icon icon, Runnable action) {
        MenuItem item = new MenuItem(text, Icons.of(icon, Icons.TILE));
        item.setOnAction(event -> action.run());
        return item;
    }

    private void copyNames() {
        List<String> names = selected().stream().map(entry -> entry.item().key()).toList();
        if (!names.isEmpty()) {
            actions.copy(String.join("\n", names));
        }
    }
}
