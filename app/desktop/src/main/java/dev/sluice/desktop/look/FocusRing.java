package dev.sluice.desktop.look;

import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * Marks what has the focus with {@code :ring} for those who use the keyboard, until the pointer is
 * used again. The toolkit's own {@code :focus-visible} is there after Tab alone: not where a key
 * has opened a question, gone to another region or back from a page. FX thread only.
 */
public final class FocusRing {
    private static final PseudoClass RING = PseudoClass.getPseudoClass("ring");

    private boolean byKeys;

    private FocusRing() {}

    /** Follows the focus in {@code scene} for good. */
    public static void in(Scene scene) {
        FocusRing ring = new FocusRing();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> ring.show(scene, true));
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> ring.show(scene, false));
        scene.focusOwnerProperty().addListener(ring.moved());
    }

    private ChangeListener<Node> moved() {
        return (owner, before, now) -> {
            if (before != null) {
                before.pseudoClassStateChanged(RING, false);
            }
            if (now != null) {
                now.pseudoClassStateChanged(RING, byKeys);
            }
        };
    }

    private void show(Scene scene, boolean keys) {
        byKeys = keys;
        if (scene.getFocusOwner() != null) {
            scene.getFocusOwner().pseudoClassStateChanged(RING, keys);
        }
    }
}
