package dev.sluice.desktop.settings;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** The named connections: a list with what is known of each, and one of them with its test. */
final class ConnectionsPane extends HBox {
    private static final double LEAST = 520;

    private final ConnectionsModel model;
    private final ScrollPane body = new ScrollPane();
    private final ConnectionDetail detail;
    private final PassphrasePane passphrase;
    private final Node none;

    ConnectionsPane(ConnectionsModel model) {
        this.model = model;
        getStyleClass().add("connections-pane");
        detail = new ConnectionDetail(model);
        passphrase = new PassphrasePane(model.passphrase(), model.messages());
        none = none();
        body.getStyleClass().addAll("edge-to-edge", "settings-body");
        body.setFitToWidth(true);
        body.setFocusTraversable(false);
        // The list has its room first, whatever the fields would like.
        body.setPrefWidth(LEAST);
        body.setMinWidth(LEAST);
        HBox.setHgrow(body, Priority.ALWAYS);
        getChildren().setAll(new ConnectionList(model, detail::focusFirst), body);
        model.shown()
                .subscribe(now -> {
                    show();
                    body.setVvalue(0);
                });
        model.adding().subscribe(this::show);
        model.passphrase()
                .open()
                .subscribe(open -> {
                    show();
                    if (open) {
                        body.setVvalue(0);
                        passphrase.applyCss();
                        passphrase.focusFirst();
                    }
                });
        show();
    }

    private void show() {
        if (model.passphrase().open().get()) {
            body.setContent(passphrase);
            return;
        }
        boolean open = model.adding().get() || model.shown().get().isPresent();
        body.setContent(open ? detail : none);
    }

    private Node none() {
        Label words = new Label(model.messages().get("settings.connections.none"));
        words.setWrapText(true);
        Label trouble = new Label();
        trouble.setWrapText(true);
        trouble.getStyleClass().add("field-error");
        trouble.textProperty().bind(model.trouble());
        trouble.visibleProperty().bind(model.trouble().isNotEmpty());
        trouble.managedProperty().bind(trouble.visibleProperty());
        Label what = new Label(model.messages().get("settings.connections.what"));
        what.setWrapText(true);
        what.getStyleClass().add("muted");
        StackPane pane = new StackPane(new javafx.scene.layout.VBox(8, words, what, trouble));
        pane.getStyleClass().add("settings-pane");
        return pane;
    }
}
