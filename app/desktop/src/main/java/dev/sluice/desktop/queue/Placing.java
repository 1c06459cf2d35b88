package dev.sluice.desktop.queue;

import javafx.scene.Node;
import javafx.scene.control.Label;

/** Puts the parts of a line on its middle, at whole pixels so that text stays sharp. */
final class Placing {

    private Placing() {}

    /** Places {@code label} at its own width and gives that width. */
    static double at(Label label, double x, double height) {
        double width = label.getText().isEmpty() ? 0 : Math.ceil(label.prefWidth(-1));
        within(label, x, width, height);
        return width;
    }

    /** Places {@code label} in a room of {@code width}; what does not fit is cut. */
    static void within(Label label, double x, double width, double height) {
        double room = Math.max(0, width);
        double labelHeight = Math.ceil(label.prefHeight(-1));
        label.resizeRelocate(x, Math.rint((height - labelHeight) / 2), room, labelHeight);
    }

    /** Places a count so that it ends at {@code right}. */
    static void counts(Label done, Label rest, double right, double height) {
        double restWidth = rest.getText().isEmpty() ? 0 : rest.prefWidth(-1);
        double doneWidth = done.getText().isEmpty() ? 0 : done.prefWidth(-1);
        within(rest, right - restWidth, Math.ceil(restWidth), height);
        within(done, right - restWidth - doneWidth, Math.ceil(doneWidth), height);
    }

    /** The top of a picture that stands on the middle of a line. */
    static double iconTop(Node icon, double height) {
        return Math.rint((height - icon.getLayoutBounds().getHeight()) / 2);
    }

    /** Places any node at its own size and gives its width. */
    static double node(Node node, double x, double height) {
        double width = Math.ceil(node.prefWidth(-1));
        double nodeHeight = Math.ceil(node.prefHeight(width));
        node.resizeRelocate(x, Math.rint((height - nodeHeight) / 2), width, nodeHeight);
        return width;
    }
}
