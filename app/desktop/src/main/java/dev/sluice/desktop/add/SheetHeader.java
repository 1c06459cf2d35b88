package dev.sluice.desktop.add;

import dev.sluice.desktop.look.Icons;
import dev.sluice.desktop.queue.PhaseLook;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.pipeline.Preview;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The head of the add sheet: what was recognised, and the way to something else. */
final class SheetHeader extends HBox {
    private final AddSheetModel model;
    private final Messages messages;

    /**
     * @param preview the first rows, once they are known
     * @param others what the same operands could be given to instead
     * @param change told which of them was chosen
     */
    SheetHeader(
            AddSheetModel model,
            ObservableValue<Optional<Preview>> preview,
            Messages messages,
            List<Pipeline> others,
            Consumer<Pipeline> change,
            Runnable cancel) {
        super(16);
        this.model = model;
        this.messages = messages;
        StackPane tile =
                new StackPane(
                        Icons.of(PhaseLook.pipeline(model.pipeline().id().value()), Icons.LINE));
        tile.getStyleClass().setAll("tile");
        Label title = new Label();
        title.getStyleClass().add("sheet-title");
        model.found().subscribe(found -> title.setText(titleOf(found)));
        Label detail = new Label();
        preview.subscribe(first -> detail.setText(recognisedAs(first)));
        detail.getStyleClass().add("muted");
        detail.setMinWidth(0);
        HBox recognised = new HBox(6, detail);
        recognised.setAlignment(Pos.CENTER_LEFT);
        if (!others.isEmpty()) {
            recognised.getChildren().add(link(others, change));
        }
        VBox words = new VBox(2, title, recognised);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button close = new Button("", Icons.of(Icon.CANCEL, Icons.LINE));
        close.getStyleClass().addAll("flat", "button-icon");
        close.setAccessibleText(messages.get("add.cancel"));
        close.setOnAction(event -> cancel.run());
        getChildren().setAll(tile, words, close);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("sheet-head");
    }

    private String recognisedAs(Optional<Preview> first) {
        String byName = takesLinks() ? "add.recognised.media" : "add.recognised";
        return first.flatMap(Preview::kind)
                .map(kind ->
                        messages.get("add.recognised.content", new SaidWords(messages).of(kind)))
                .orElseGet(() -> messages.get(byName));
    }

    private String titleOf(Found found) {
        if (takesLinks()) {
            return messages.get("add.title.media");
        }
        return found.files() == 0
                ? messages.get("add.title.none")
                : messages.get("add.title", found.files());
    }

    private boolean takesLinks() {
        return model.pipeline().operands().links();
    }

    /** One click where there is one other; a menu where there are more. */
    private Node link(List<Pipeline> others, Consumer<Pipeline> change) {
        Hyperlink link = new Hyperlink();
        link.setId("add-change");
        link.setMinWidth(USE_PREF_SIZE);
        if (others.size() == 1) {
            Pipeline other = others.getFirst();
            link.setText(messages.get("add.change.to", name(other)));
            link.setOnAction(event -> change.accept(other));
            return link;
        }
        link.setText(messages.get("add.change"));
        ContextMenu menu = new ContextMenu();
        for (Pipeline other : others) {
            MenuItem item =
                    new MenuItem(
                            name(other),
                            Icons.of(PhaseLook.pipeline(other.id().value()), Icons.TILE));
            item.setOnAction(event -> change.accept(other));
            menu.getItems().add(item);
        }
        link.setOnAction(event -> menu.show(link, Side.BOTTOM, 0, 4));
        return link;
    }

    /** "Load"; the id of a pipeline that only a third party knows. */
    private String name(Pipeline pipeline) {
        return messages.getOr("pipeline." + pipeline.id().value(), pipeline.id().value());
    }
}
