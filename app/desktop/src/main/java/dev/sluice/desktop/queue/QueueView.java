package dev.sluice.desktop.queue;

import dev.sluice.ui.Messages;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.List;

/**
 * The main window's scene: tool bar, filters, the list or the welcome, the veil while something
 * hovers, status bar. It binds to a {@link QueueModel} and sends everything else to {@link
 * QueueActions}; who owns the window adds drop, paste, keys and sheets.
 */
public final class QueueView extends StackPane {

    private final QueueToolBar toolBar;
    private final QueueList list;
    private final FilterRow filters;
    private final BorderPane frame;
    private final VBox head;
    private final StackPane body;
    private final List<Node> queue;
    private final DropVeil veil;

    /** A view of {@code model} in the language of {@code messages}. */
    public QueueView(QueueModel model, QueueActions actions, Messages messages) {
        getStyleClass().add("queue-view");
        BooleanBinding compact = widthProperty().lessThan(Columns.COMPACT_BELOW);
        toolBar = new QueueToolBar(model, actions, messages, compact);
        filters = new FilterRow(model, actions, messages);
        list = new QueueList(model, actions, messages, compact);
        WelcomePane welcome = new WelcomePane(actions, messages);
        DropVeil veil = new DropVeil(messages);

        welcome.visibleProperty().bind(model.empty());
        list.visibleProperty().bind(model.empty().not());
        veil.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> model.drop().get().isPresent(), model.drop()));
        model.drop().subscribe(preview -> preview.ifPresent(veil::show));

        queue = List.of(list, welcome, veil);
        this.veil = veil;
        body = new StackPane();
        body.getChildren().setAll(queue);
        head = new VBox(toolBar, filters);
        frame = new BorderPane(body);
        frame.setTop(head);
        frame.setBottom(new QueueStatusBar(model.status(), actions, messages, compact));
        getChildren().setAll(frame);
    }

    /** Shows {@code page} in place of tools, filters and list; the status bar stays. */
    public void showPage(Node page) {
        frame.setTop(null);
        body.getChildren().setAll(page, veil);
    }

    /** Shows the queue again. */
    public void showQueue() {
        frame.setTop(head);
        body.getChildren().setAll(queue);
    }

    /** The list, for keys and selection. */
    public QueueList list() {
        return list;
    }

    /** Puts the focus where searching begins. */
    public void focusSearch() {
        toolBar.focusSearch();
    }
}
