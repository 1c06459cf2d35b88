package dev.sluice.desktop.queue;

import dev.sluice.desktop.look.MenuKeys;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Messages;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.VBox;

import java.util.Optional;

/**
 * The virtualised list of the queue: as many cells as fit the window, whatever the number of rows.
 */
public final class QueueList extends ListView<QueueRow> {
    /** As much of what is searched for as a sentence in the list has room for. */
    private static final int MOST_OF_SEARCH = 60;

    private final WorkersHint workers = new WorkersHint();

    QueueList(
            QueueModel model,
            RowActions actions,
            Messages messages,
            ObservableBooleanValue compact) {
        super(model.rows());
        getStyleClass().addAll("queue-list", "edge-to-edge");
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setAccessibleText(messages.get("queue.region"));
        FreshRows fresh = new FreshRows();
        sceneProperty().subscribe(fresh::moved);
        QueueContext context =
                new QueueContext(messages, actions, compact, model.dense(), fresh, widthProperty());
        setCellFactory(list -> new QueueCell(context));

        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        MenuKeys.of(this, this::openMenu);

        // It stands where its row was.
        addEventFilter(ScrollEvent.SCROLL, event -> workers.hide());
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> workers.hide());
        focusedProperty().subscribe(workers::hide);
        getFocusModel().focusedIndexProperty().subscribe(workers::hide);
        setPlaceholder(nothing(model, messages));
    }

    private static VBox nothing(QueueModel model, Messages messages) {
        Label nothing = new Label();
        nothing.getStyleClass().add("queue-empty");
        nothing.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        model.search().get().isBlank()
                                                ? messages.get(
                                                        "empty."
                                                                + model.filter()
                                                                        .get()
                                                                        .messageKey()
                                                                        .substring(7))
                                                : messages.get(
                                                        "empty.search",
                                                        Foreign.briefName(
                                                                model.search().get().strip(),
                                                                MOST_OF_SEARCH)),
                                model.search(),
                                model.filter()));
        Hyperlink clear = new Hyperlink(messages.get("empty.search.clear"));
        clear.setId("clear-search");
        clear.setOnAction(event -> model.search().set(""));
        clear.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> !model.search().get().isBlank(), model.search()));
        clear.managedProperty().bind(clear.visibleProperty());
        VBox box = new VBox(8, nothing, clear);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    /** Shows what each worker of the job with the focus is at, where a phase has several. */
    public void showWorkers() {
        focusedCell()
                .ifPresent(cell -> {
                    if (cell.getItem() instanceof JobRow job) {
                        workers.show(job, cell);
                    }
                });
    }

    /** Takes that away again. */
    public void hideWorkers() {
        workers.hide();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.END && !getItems().isEmpty()) {
            // Rows differ in height: the first jump over thousands may end before the last.
            layout();
            scrollTo(getItems().size() - 1);
        }
    }

    private Optional<ContextMenu> openMenu() {
        return focusedCell().flatMap(QueueCell::openMenuBelow);
    }

    private Optional<QueueCell> focusedCell() {
        int row = getFocusModel().getFocusedIndex();
        return lookupAll(".queue-cell").stream()
                .map(QueueCell.class::cast)
                .filter(cell -> cell.isVisible() && cell.getIndex() == row)
                .findFirst();
    }
}
