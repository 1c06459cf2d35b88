package dev.sluice.desktop.queue;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One way to begin: a card that is a button as a whole. */
final class WelcomeCard extends VBox {

    private static final double WIDTH = 296;
    private static final double HEIGHT = 232;

    private final Runnable action;

    WelcomeCard(Icon icon, String keys, String shortcut, Messages messages, Runnable action) {
        this.action = action;
        getStyleClass().setAll("welcome-card");
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(messages.get(keys + ".title") + ". " + messages.get(keys + ".action"));
        setFocusTraversable(true);
        setMinSize(0, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxHeight(HEIGHT);

        StackPane tile = new StackPane(Icons.of(icon, 20));
        tile.getStyleClass().setAll("tile");
        Label title = WelcomePane.label("card-title", messages.get(keys + ".title"));
        Label text = WelcomePane.label("card-text", messages.get(keys + ".text"));
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        Label key = WelcomePane.label("key", shortcut);
        key.setMinWidth(USE_PREF_SIZE);
        HBox foot =
                new HBox(
                        WelcomePane.label("card-action", messages.get(keys + ".action")),
                        grow,
                        key);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(tile, title, text, space, foot);
        VBox.setMargin(title, new javafx.geometry.Insets(18, 0, 6, 0));

        setOnMouseClicked(event -> this.action.run());
        addEventHandler(KeyEvent.KEY_PRESSED, this::runByKey);
    }

    private void runByKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            action.run();
            event.consume();
        }
    }
}
