package dev.sluice.desktop.window;

import dev.sluice.desktop.fx.FxThread;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps Tab within what covers the window: after its last control comes its first. What lies below
 * is not to be worked at, and nobody would see where the focus is. FX thread.
 */
final class TabStays {
    private final Pane window;
    private final FxThread fx;
    private final Supplier<Optional<Node>> top;

    /**
     * @param top what is shown over the window, if anything is
     */
    TabStays(Pane window, FxThread fx, Supplier<Optional<Node>> top) {
        this.window = window;
        this.fx = fx;
        this.top = top;
        window.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && top.get().isPresent()) {
            boolean back = event.isShiftDown();
            // The toolkit moves the focus once nobody has wanted the key.
            fx.later(() -> top.get().ifPresent(cover -> bringBack(cover, back)));
        }
    }

    private void bringBack(Node cover, boolean back) {
        if (!isIn(cover, window.getScene().getFocusOwner())) {
            List<Node> stops = new ArrayList<>();
            collect(cover, stops);
            if (!stops.isEmpty()) {
                (back ? stops.getLast() : stops.getFirst()).requestFocus();
            }
        }
    }

    private static void collect(Node node, List<Node> stops) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable() && !isUnchosen(node)) {
            stops.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, stops));
        }
    }

    /** Of several choices Tab stops at the chosen one; arrows go to the others. */
    private static boolean isUnchosen(Node node) {
        return node instanceof ToggleButton toggle
                && toggle.getToggleGroup() != null
                && toggle.getToggleGroup().getSelectedToggle() != null
                && !toggle.isSelected();
    }

    static boolean isIn(Node cover, @Nullable Node node) {
        Node at = node;
        while (at != null && !at.equals(cover)) {
            at = at.getParent();
        }
        return at != null;
    }
}
