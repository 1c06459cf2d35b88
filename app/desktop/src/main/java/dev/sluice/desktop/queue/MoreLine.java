package dev.sluice.desktop.queue;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The rest of a long group: a link that lists it, and what it is doing. */
final class MoreLine extends HBox {

    private final Hyperlink link = new Hyperlink();
    private final Label detail = new Label();
    private final RowActions actions;

    MoreLine(RowActions actions) {
        super(8);
        this.actions = actions;
        setManaged(false);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().setAll("more-line");
        link.setFocusTraversable(false);
        detail.getStyleClass().add("state-detail");
        getChildren().setAll(link, detail);
    }

    void show(MoreRow row) {
        link.textProperty().bind(row.link());
        detail.textProperty().bind(row.detail());
        link.setOnAction(event -> {
            link.setVisited(false);
            actions.showRest(row);
        });
    }
}
