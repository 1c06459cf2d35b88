package dev.sluice.desktop.queue;

import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/**
 * The jobs of a group as a strip of cells: filled done, half running, hollow waiting, notched
 * failed.
 */
final class CellStrip extends Region {

    private static final double CELL_WIDTH = 15;
    private static final double CELL_HEIGHT = 8;
    private static final double WIDE_GAP = 4;
    private static final double NARROW_GAP = 2;
    private static final int WIDE_UP_TO = 12;

    private final ListChangeListener<CellState> refresh = change -> show();
    private ObservableList<CellState> states = FXCollections.observableArrayList();

    CellStrip() {
        getStyleClass().setAll("cell-strip");
        setManaged(false);
        setMouseTransparent(true);
    }

    /** Follows {@code newStates} from now on. */
    void follow(ObservableList<CellState> newStates) {
        states.removeListener(refresh);
        states = newStates;
        states.addListener(refresh);
        show();
    }

    private void show() {
        while (getChildren().size() < states.size()) {
            Region cell = new Region();
            cell.getStyleClass().setAll("cell");
            cell.setManaged(false);
            getChildren().add(cell);
        }
        for (int i = 0; i < getChildren().size(); i++) {
            boolean used = i < states.size();
            getChildren().get(i).setVisible(used);
            if (used) {
                showState((Region) getChildren().get(i), states.get(i));
            }
        }
        requestLayout();
    }

    private static void showState(Region cell, CellState state) {
        for (CellState each : CellState.values()) {
            cell.pseudoClassStateChanged(pseudoClass(each), each == state);
        }
    }

    private static PseudoClass pseudoClass(CellState state) {
        return switch (state) {
            case DONE -> PseudoClass.getPseudoClass("done");
            case RUNNING -> PseudoClass.getPseudoClass("running");
            case WAITING -> PseudoClass.getPseudoClass("waiting");
            case FAILED -> PseudoClass.getPseudoClass("failed");
        };
    }

    @Override
    protected void layoutChildren() {
        int count = states.size();
        if (count == 0) {
            return;
        }
        boolean narrow = count > WIDE_UP_TO || getWidth() < count * CELL_WIDTH;
        double gap = narrow ? NARROW_GAP : WIDE_GAP;
        double step = Math.min((getWidth() + gap) / count, CELL_WIDTH + gap);
        double width = Math.max(2, Math.floor(step - gap));
        double top = Math.rint((getHeight() - CELL_HEIGHT) / 2);
        for (int i = 0; i < count; i++) {
            getChildren().get(i).resizeRelocate(Math.rint(i * step), top, width, CELL_HEIGHT);
        }
    }
}
