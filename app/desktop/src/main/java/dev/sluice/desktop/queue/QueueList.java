package dev.sluice.desktop.queue;

import dev.sluice.ui.Messages;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.VBox;

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
        QueueContext context = new QueueContext(messages, actions, compact, widthProperty());
        setCellFactory(list -> new QueueCell(context));

        setPlaceholder(placeholder(model, messages));
    }

    private static VBox placeholder(QueueModel model, Messages messages) {
        Label nothing = new Label();
        nothing.getStyleClass().add("queue-empty");
        nothing.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        model.search().get().isBlank()
                                                ? messages.get(model.filter().get().emptyKey())
                                                : messages.get(
                                                        "empty.search",
                                                        model.search().get().strip()),
                                model.search(),
                                model.filter()));
        Hyperlink clear = new Hyperlink(messages.get("empty.search.clear"));
        clear.setOnAction(event -> model.search().set(""));
        clear.visibleProperty().bind(model.search().isNotEmpty());
        VBox placeholder = new VBox(8, nothing, clear);
        placeholder.setAlignment(Pos.CENTER);
        return placeholder;
    }
}
