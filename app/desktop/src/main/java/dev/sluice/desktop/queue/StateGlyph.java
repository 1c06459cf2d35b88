package dev.sluice.desktop.queue;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;

/** A state in words, with its glyph where it has one; colour only helps. */
final class StateGlyph extends Label {

    private static final double GLYPH_GAP = 4;

    private final FontIcon glyph = Icons.of(Icon.CLOCK, Icons.TILE);

    StateGlyph() {
        getStyleClass().add("row-state");
        setManaged(false);
        setMinWidth(0);
        setGraphicTextGap(GLYPH_GAP);
    }

    /** Shows {@code words}; a group is told in words alone. */
    void show(RowState state, String words, boolean withGlyph) {
        setText(words);
        for (RowState each : RowState.values()) {
            pseudoClassStateChanged(pseudoClass(each), each == state);
        }
        Optional<Icon> icon = withGlyph ? iconOf(state) : Optional.empty();
        icon.ifPresent(chosen -> Icons.set(glyph, chosen));
        setGraphic(icon.isPresent() ? glyph : null);
    }

    double wantedWidth() {
        return getText().isEmpty() ? 0 : Math.ceil(prefWidth(-1));
    }

    void place(double x, double width, double height) {
        Placing.within(this, x, width, height);
    }

    private static Optional<Icon> iconOf(RowState state) {
        return switch (state) {
            case RUNNING -> Optional.empty();
            case WAITING -> Optional.of(Icon.CLOCK);
            case PAUSED -> Optional.of(Icon.PAUSED);
            case DONE -> Optional.of(Icon.DONE);
            case DONE_WITH_FAILURES -> Optional.of(Icon.WARNING);
            case FAILED -> Optional.of(Icon.FAILED);
            case CANCELLED -> Optional.of(Icon.CANCELLED);
        };
    }

    private static PseudoClass pseudoClass(RowState state) {
        return switch (state) {
            case RUNNING -> PseudoClass.getPseudoClass("running");
            case WAITING -> PseudoClass.getPseudoClass("waiting");
            case PAUSED -> PseudoClass.getPseudoClass("paused");
            case DONE -> PseudoClass.getPseudoClass("done");
            case DONE_WITH_FAILURES -> PseudoClass.getPseudoClass("done-with-failures");
            case FAILED -> PseudoClass.getPseudoClass("failed");
            case CANCELLED -> PseudoClass.getPseudoClass("cancelled");
        };
    }
}
