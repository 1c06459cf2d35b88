package dev.sluice.desktop.queue;

import dev.sluice.ui.Messages;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The main window's scene: tool bar, filters, the list or the welcome, the veil while something
 * hovers, status bar. It binds to a {@link QueueModel} and sends everything else to {@link
 * QueueActions}; who owns the window adds drop, paste, keys and sheets.
 */
public final class QueueView extends StackPane {

    private final QueueToolBar toolBar;
    private final QueueList list;
    private final WelcomePane welcome;
    private final FilterRow filters;
    private final BorderPane frame;
    private final BorderPane middle;
    private final VBox head;
    private final StackPane body;
    private final List<Node> queue;
    private final DropVeil veil;
    private final QueueStatusBar statusBar;

    /** A view of {@code model} in the language of {@code messages}. */
    public QueueView(QueueModel model, QueueActions actions, Messages messages) {
        getStyleClass().add("queue-view");
        BooleanBinding compact = widthProperty().lessThan(Columns.COMPACT_BELOW);
        toolBar = new QueueToolBar(model, actions, messages, compact);
        filters = new FilterRow(model, actions, messages);
        list = new QueueList(model, actions, messages, compact);
        welcome = new WelcomePane(actions, messages);
        DropVeil veil = new DropVeil(messages);

        welcome.visibleProperty().bind(model.empty());
        ScrollPane beginnings = new ScrollPane(welcome);
        beginnings.getStyleClass().add("edge-to-edge");
        beginnings.setFitToWidth(true);
        beginnings.setFitToHeight(true);
        beginnings.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        beginnings.setFocusTraversable(false);
        beginnings.visibleProperty().bind(model.empty());
        list.visibleProperty().bind(model.empty().not());
        veil.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> model.drop().get().isPresent(), model.drop()));
        model.drop().subscribe(preview -> preview.ifPresent(veil::show));

        queue = List.of(list, beginnings, veil);
        this.veil = veil;
        body = new StackPane();
        // What does not fit is scrolled; bars above and below stay on the screen.
        body.setMinSize(0, 0);
        body.getChildren().setAll(queue);
        head = new VBox(toolBar, filters);
        // Over the pages as well, which take the place of what is above.
        middle = new BorderPane(body);
        middle.setTop(new OfflineNotice(model.status().offline(), messages));
        frame = new BorderPane(middle);
        frame.setTop(head);
        statusBar = new QueueStatusBar(model.status(), actions, messages, compact);
        frame.setBottom(statusBar);
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

    /**
     * Leaves room for what stands over the view.
     *
     * @param height from the lower edge of the view upwards
     */
    public void keepFree(ObservableDoubleValue height) {
        height.subscribe(room -> {
            double above = Math.max(0, room.doubleValue() - statusBar.getHeight());
            middle.setPadding(new Insets(0, 0, above, 0));
        });
    }

    /** The list, for keys and selection. */
    public QueueList list() {
        return list;
    }

    /**
     * Moves the focus to the next of tool bar, filters, list (or welcome), status bar and what
     * stands over them.
     *
     * @param forward else to the one before
     */
    public void focusNextRegion(boolean forward, Parent over) {
        List<Parent> regions =
                Stream.of(toolBar, filters, list.isVisible() ? list : welcome, statusBar, over)
                        .map(Parent.class::cast)
                        .toList();
        Node owner = getScene().getFocusOwner();
        int at = 0;
        while (at < regions.size() && !isWithin(owner, regions.get(at))) {
            at++;
        }
        for (int i = 1; i <= regions.size(); i++) {
            int step = forward ? i : -i;
            int from = at == regions.size() && forward ? -1 : at;
            Optional<Node> first =
                    firstStop(regions.get(Math.floorMod(from + step, regions.size())));
            if (first.isPresent()) {
                first.get().requestFocus();
                return;
            }
        }
    }

    private static boolean isWithin(@Nullable Node node, Parent region) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(region)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Node> firstStop(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> firstStop(child).stream())
                        .findFirst()
                : Optional.empty();
    }

    /** Puts the focus where searching begins. */
    public void focusSearch() {
        toolBar.focusSearch();
    }
}
