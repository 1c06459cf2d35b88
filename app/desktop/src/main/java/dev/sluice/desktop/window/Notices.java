package dev.sluice.desktop.window;

import atlantafx.base.controls.Notification;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Short messages above the lower edge of the window, the newest below. What is there to be pressed
 * has to keep out of {@link #room}. FX thread.
 */
final class Notices extends VBox {
    private static final double WIDTH = 880;
    private static final double GAP = 8;

    /** Over the status bar. */
    private static final double BOTTOM = 40;

    /** Where a card stands that they stand over. */
    private static final double BELOW_CARD = 48;

    private final NoticesModel model;
    private final Messages messages;
    private final Map<Notice, Notification> notifications = new HashMap<>();
    private final ReadOnlyDoubleWrapper room = new ReadOnlyDoubleWrapper();
    private Optional<Node> focusBefore = Optional.empty();

    Notices(NoticesModel model, Messages messages) {
        super(GAP);
        this.model = model;
        this.messages = messages;
        setAlignment(Pos.BOTTOM_CENTER);
        setPadding(new Insets(0, 16, BOTTOM, 16));
        setPickOnBounds(false);
        getStyleClass().add("notices");
        model.shown().addListener((ListChangeListener<Notice>) change -> show());
        sceneProperty()
                .flatMap(Scene::focusOwnerProperty)
                .subscribe((before, now) -> {
                    if (before != null && isWithin(now) && !isWithin(before)) {
                        focusBefore = Optional.of(before);
                    }
                });
    }

    private boolean isWithin(@Nullable Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(this)) {
                return true;
            }
        }
        return false;
    }

    /** Leaves room for {@code card} at the lower edge while it is visible. */
    void standOver(Region card) {
        Runnable place =
                () ->
                        setPadding(
                                new Insets(
                                        0,
                                        16,
                                        card.isVisible()
                                                ? BELOW_CARD + card.getHeight() + GAP
                                                : BOTTOM,
                                        16));
        card.visibleProperty().subscribe(place);
        card.heightProperty().subscribe(place);
    }

    /** How much of the window they take, from its lower edge upwards; 0 while there are none. */
    ReadOnlyDoubleProperty room() {
        return room.getReadOnlyProperty();
    }

    /**
     * Tells the room anew. Called before the rest of a window of {@code width} is laid out: what
     * changes after that would be laid out only when something else changes.
     */
    void measure(double width) {
        room.set(getChildren().isEmpty() ? 0 : prefHeight(width) + GAP);
    }

    /** Whether somebody is at it, with the pointer or the keyboard. */
    boolean isHeld(Notice notice) {
        return Optional.ofNullable(notifications.get(notice))
                .filter(shown -> shown.isHover() || shown.isFocusWithin())
                .isPresent();
    }

    /** Moves the focus to the newest, or from there back to where it was. */
    void focusInOrOut() {
        if (isWithin(getScene().getFocusOwner())) {
            giveFocusBack();
        } else {
            focusNewest();
        }
    }

    private boolean focusNewest() {
        if (getChildren().isEmpty()) {
            return false;
        }
        getChildren().getLast().requestFocus();
        return true;
    }

    private void show() {
        boolean focused = getChildren().stream().anyMatch(Node::isFocusWithin);
        notifications.keySet().retainAll(model.shown());
        getChildren().removeIf(child -> !notifications.containsValue(child));
        // What is new is always the newest.
        for (Notice notice : model.shown()) {
            notifications.computeIfAbsent(
                    notice,
                    missing -> {
                        Notification made = made(missing);
                        getChildren().add(made);
                        return made;
                    });
        }
        boolean lost = focused && getChildren().stream().noneMatch(Node::isFocusWithin);
        if (lost && !focusNewest()) {
            giveFocusBack();
        }
    }

    private void giveFocusBack() {
        focusBefore.filter(node -> node.getScene() != null).ifPresent(Node::requestFocus);
        focusBefore = Optional.empty();
    }

    private Notification made(Notice notice) {
        Notification made =
                new Notification(notice.sentence(), Icons.of(iconOf(notice.kind()), Icons.LINE));
        made.getStyleClass().add("elevated-3");
        if (notice.kind() == Notice.Kind.WARNING || notice.kind() == Notice.Kind.TROUBLE) {
            made.getStyleClass().add("warning");
        }
        made.setMaxWidth(WIDTH);
        made.setPrefWidth(WIDTH);
        made.setMaxHeight(USE_PREF_SIZE);
        made.setAccessibleRole(AccessibleRole.TEXT);
        made.setAccessibleText(notice.sentence());
        made.setAccessibleHelp(messages.get("notices.help"));
        made.setFocusTraversable(true);
        made.setOnClose(event -> model.close(notice));
        // Its cross knows the mouse only.
        made.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.DELETE) {
                        model.close(notice);
                        event.consume();
                    }
                });
        if (notice.kind() == Notice.Kind.UNDOABLE) {
            Button undo = new Button(messages.get("undo"));
            undo.setOnAction(event -> model.undo(notice));
            made.setPrimaryActions(undo);
        }
        return made;
    }

    private static Icon iconOf(Notice.Kind kind) {
        return switch (kind) {
            case NEWS -> Icon.INFORMATION;
            case TROUBLE, WARNING -> Icon.WARNING;
            case UNDOABLE -> Icon.REMOVE;
        };
    }
}
