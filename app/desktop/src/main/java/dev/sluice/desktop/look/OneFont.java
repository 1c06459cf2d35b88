package dev.sluice.desktop.look;

import dev.sluice.ui.Foreign;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * Draws texts with words from right to left in the font of the system alone. Inter has no letters
 * for them, and on Linux the toolkit puts the pieces of a word that come from several fonts beside
 * each other from left to right: the words around a "_" changed places. FX thread only.
 */
public final class OneFont {
    private static final PseudoClass RIGHT_TO_LEFT = PseudoClass.getPseudoClass("right-to-left");

    private OneFont() {}

    /** Sees to every text below {@code top} for good, also to what is put there later. */
    public static void within(Parent top) {
        follow(top);
    }

    private static void follow(Node node) {
        // A cell is taken out and put back as its list is scrolled.
        if (node.getProperties().putIfAbsent(OneFont.class, true) != null) {
            return;
        }
        switch (node) {
            case Labeled labeled -> follow(labeled, labeled.textProperty());
            case Text text when text.getParent() instanceof TextFlow ->
                    follow(text, text.textProperty());
            default -> {}
        }
        // What is typed keeps its font from letter to letter.
        if (node instanceof Parent parent && !(node instanceof TextInputControl)) {
            parent.getChildrenUnmodifiable().forEach(OneFont::follow);
            parent.getChildrenUnmodifiable()
                    .addListener(
                            (ListChangeListener<Node>)
                                    change -> {
                                        while (change.next()) {
                                            change.getAddedSubList().forEach(OneFont::follow);
                                        }
                                    });
        }
    }

    private static void follow(Node node, ObservableValue<String> words) {
        words.subscribe(text ->
                node.pseudoClassStateChanged(
                        RIGHT_TO_LEFT, text != null && Foreign.isRightToLeft(text)));
    }
}
