package dev.sluice.desktop.look;

import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A tooltip that is made when the pointer comes: each is a window of its own, and a list of rows
 * would make hundreds that nobody looks at. FX thread.
 */
public final class Hint {
    private static final double WIDEST = 560;

    private final Node node;
    private final Supplier<String> text;
    private Optional<Tooltip> tooltip = Optional.empty();

    /**
     * @param text asked whenever the pointer comes; empty for no hint
     */
    public Hint(Node node, Supplier<String> text) {
        this.node = node;
        this.text = text;
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> show());
    }

    private void show() {
        String now = text.get();
        if (now.isEmpty()) {
            tooltip.ifPresent(made -> Tooltip.uninstall(node, made));
            tooltip = Optional.empty();
        } else if (tooltip.isEmpty()) {
            Tooltip made = wrapped();
            made.setText(now);
            Tooltip.install(node, made);
            tooltip = Optional.of(made);
        } else {
            tooltip.get().setText(now);
        }
    }

    /** One whose long texts break into lines instead of running off the screen. */
    public static Tooltip wrapped() {
        Tooltip tooltip = new Tooltip();
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDEST);
        OneFont.within(tooltip.getScene().getRoot());
        return tooltip;
    }

    /** Takes over what the text is by now, while somebody may be reading it. */
    public void refresh() {
        if (tooltip.isPresent()) {
            show();
        }
    }
}
