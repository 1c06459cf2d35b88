package dev.sluice.desktop.queue;

import dev.sluice.desktop.look.MenuKeys;
import dev.sluice.ui.Messages;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.Optional;

/**
 * The virtualised list of the queue: as many cells as fit the window, whatever the number of rows.
 */
public final class QueueList extends ListView<QueueRow> {

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
                                                        model.search().get().strip()),
                                model.search(),
                                model.filter()));
        setPlaceholder(nothing);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.END && !getItems().isEmpty()) {
            // Rows differ in height: the first jump over thousands may end before the last.
            layout();
            scrollTo(getItems().size() - 1);
        }
    }

    private Optional<ContextMenu> openMenu() {
        int row = getFocusModel().getFocusedIndex();
        return lookupAll(".queue-cell").stream()
                .map(QueueCell.class::cast)
                .filter(cell -> cell.isVisible() && cell.getIndex() == row)
                .findFirst()
                .flatMap(QueueCell::openMenuBelow);
    }
}
