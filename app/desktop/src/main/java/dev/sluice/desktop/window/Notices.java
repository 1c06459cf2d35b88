package dev.sluice.desktop.window;

import atlantafx.base.controls.Notification;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.util.ArrayDeque;
import java.util.Deque;

/** Short messages over the lower edge of the queue, newest below. FX thread. */
final class Notices extends VBox {

    private static final Duration SHORT = Duration.seconds(6);
    private static final Duration UNDOABLE = Duration.seconds(10);
    private static final int MOST = 4;
    private static final double WIDTH = 560;

    /** Over the status bar, and over the foot with buttons that some pages have above it. */
    private static final double BOTTOM = 96;

    private final Messages messages;
    private final Deque<Undoable> undoables = new ArrayDeque<>();

    private record Undoable(Notification notice, Runnable undone, Runnable settled) {}

    Notices(Messages messages) {
        super(8);
        this.messages = messages;
        setAlignment(Pos.BOTTOM_CENTER);
        setPadding(new Insets(0, 16, BOTTOM, 16));
        setPickOnBounds(false);
        getStyleClass().add("notices");
    }

    /** Leaves room for {@code card} at the lower edge while it is visible. */
    void standOver(Region card) {
        Runnable place =
                () ->
                        setPadding(
                                new Insets(
                                        0,
                                        16,
                                        card.isVisible() ? BOTTOM + card.getHeight() + 8 : BOTTOM,
                                        16));
        card.visibleProperty().subscribe(place);
        card.heightProperty().subscribe(place);
    }

    void say(String sentence) {
        Notification notice = show(sentence, Icon.INFORMATION);
        fade(notice, SHORT, () -> getChildren().remove(notice));
    }

    void warn(String sentence) {
        Notification notice = show(sentence, Icon.WARNING);
        notice.getStyleClass().add("warning");
    }

    void offerUndo(String sentence, Runnable undone, Runnable settled) {
        Notification notice = show(sentence, Icon.REMOVE);
        Undoable undoable = new Undoable(notice, undone, settled);
        undoables.push(undoable);
        Button undo = new Button(messages.get("undo"));
        undo.setOnAction(event -> undo(undoable));
        notice.setPrimaryActions(undo);
        notice.setOnClose(event -> settle(undoable));
        fade(notice, UNDOABLE, () -> settle(undoable));
    }

    void undo() {
        if (!undoables.isEmpty()) {
            undo(undoables.peek());
        }
    }

    private void undo(Undoable undoable) {
        if (undoables.remove(undoable)) {
            getChildren().remove(undoable.notice());
            undoable.undone().run();
        }
    }

    private void settle(Undoable undoable) {
        getChildren().remove(undoable.notice());
        if (undoables.remove(undoable)) {
            undoable.settled().run();
        }
    }

    private Notification show(String sentence, Icon icon) {
        Notification notice = new Notification(sentence, Icons.of(icon, Icons.LINE));
        notice.getStyleClass().add("elevated-3");
        notice.setMaxWidth(WIDTH);
        notice.setPrefWidth(WIDTH);
        notice.setMaxHeight(USE_PREF_SIZE);
        notice.setAccessibleRole(AccessibleRole.TEXT);
        notice.setAccessibleText(sentence);
        notice.setOnClose(event -> getChildren().remove(notice));
        getChildren().add(notice);
        if (getChildren().size() > MOST) {
            Node oldest = getChildren().getFirst();
            undoables.stream()
                    .filter(undoable -> undoable.notice().equals(oldest))
                    .findFirst()
                    .ifPresentOrElse(this::settle, () -> getChildren().remove(oldest));
        }
        return notice;
    }

    private static void fade(Notification notice, Duration after, Runnable action) {
        PauseTransition wait = new PauseTransition(after);
        wait.setOnFinished(event -> {
            // Nothing goes away while somebody is reading or reaching for it.
            if (notice.isHover()) {
                wait.playFromStart();
            } else {
                action.run();
            }
        });
        wait.play();
    }
}
