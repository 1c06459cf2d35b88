package dev.sluice.desktop.queue;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What lies over the list while something hovers: what would happen if it were dropped now. */
final class DropVeil extends StackPane {

    private static final double BECOMES_WIDTH = 200;

    private final Label title = label("drop-title");
    private final Label detail = label("drop-detail");
    private final VBox lines = new VBox();

    DropVeil(Messages messages) {
        getStyleClass().setAll("drop-veil");
        setMouseTransparent(true);
        Region edge = new Region();
        edge.getStyleClass().setAll("edge");

        StackPane plus = new StackPane(Icons.of(Icon.ADD, Icons.LINE));
        plus.getStyleClass().setAll("drop-plus");
        VBox words = new VBox(6, title, detail);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(16, words, plus);
        lines.getStyleClass().setAll("drop-lines");

        Label note = label("muted");
        note.getStyleClass().add("drop-note");
        note.setText(messages.get("drop.recognised"));
        note.setGraphic(Icons.of(Icon.INFORMATION, Icons.TILE));
        note.setGraphicTextGap(8);
        HBox keys =
                new HBox(
                        8,
                        key(messages.get("key.shift")),
                        muted(messages.get("drop.shift")),
                        key(messages.get("key.escape")),
                        muted(messages.get("drop.escape")));
        keys.setAlignment(Pos.CENTER_LEFT);
        HBox.setMargin(keys.getChildren().get(2), new Insets(0, 0, 0, 8));

        VBox panel = new VBox(head, lines, note, keys);
        VBox.setMargin(lines, new Insets(16, 0, 16, 0));
        VBox.setMargin(keys, new Insets(16, 0, 0, 0));
        panel.getStyleClass().setAll("drop-panel", "elevated-3");
        panel.setMaxHeight(USE_PREF_SIZE);
        getChildren().setAll(edge, panel);
        StackPane.setAlignment(panel, Pos.CENTER);
        StackPane.setMargin(panel, new Insets(0, 0, 80, 0));
    }

    /** Shows {@code preview}; called again as more is found. */
    void show(DropPreview preview) {
        title.setText(preview.title());
        detail.setText(preview.detail());
        lines.getChildren().setAll(preview.lines().stream().map(this::line).toList());
    }

    private HBox line(DropPreview.Line line) {
        StackPane tile = new StackPane(Icons.of(line.icon(), Icons.LINE));
        tile.getStyleClass().setAll("tile");
        Label which = muted(line.which());
        which.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Label what = label("strong");
        what.setText(line.what());
        VBox left = new VBox(2, what, which);
        left.setAlignment(Pos.CENTER_LEFT);
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        Label becomes = label(line.refused() ? "refused" : "strong");
        becomes.setText(line.becomes());
        if (line.refused()) {
            becomes.setGraphic(Icons.of(Icon.WARNING, Icons.TILE));
            becomes.setGraphicTextGap(4);
        }
        VBox right = new VBox(2, becomes, muted(line.becomesDetail()));
        right.setAlignment(Pos.CENTER_LEFT);
        right.setMinWidth(BECOMES_WIDTH);
        right.setPrefWidth(BECOMES_WIDTH);
        HBox box = new HBox(16, tile, left, Icons.of(Icon.BECOMES, Icons.LINE), right);
        box.getStyleClass().setAll("drop-line");
        box.setAccessibleText(line.what() + ", " + line.becomes());
        return box;
    }

    private Label muted(String text) {
        Label label = label("muted");
        label.setText(text);
        return label;
    }

    private static Label key(String text) {
        Label label = label("key");
        label.setText(text);
        return label;
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }
}
