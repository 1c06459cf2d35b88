package dev.sluice.desktop.look;

import dev.sluice.ui.Foreign;

import javafx.css.PseudoClass;
import javafx.scene.control.Labeled;

/**
 * Draws texts from right to left in the font of the system alone. Inter has no letters for them,
 * and on Linux the toolkit puts the pieces of a word that come from several fonts beside each other
 * from left to right: the words around a "_" changed places. FX thread only.
 */
public final class OneFont {
    private static final PseudoClass RIGHT_TO_LEFT = PseudoClass.getPseudoClass("right-to-left");

    private OneFont() {}

    /** Follows the text of {@code labeled} for good. */
    public static void follow(Labeled labeled) {
        labeled.textProperty()
                .subscribe(text ->
                        labeled.pseudoClassStateChanged(
                                RIGHT_TO_LEFT, text != null && Foreign.isRightToLeft(text)));
    }
}
