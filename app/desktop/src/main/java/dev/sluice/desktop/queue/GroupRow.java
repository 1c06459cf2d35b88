package dev.sluice.desktop.queue;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Jobs that were queued together, with their totals in one line. */
public final class GroupRow extends HeadRow {

    /** How many jobs are shown as a cell each; more are shown as one bar. */
    public static final int MAX_CELLS = 24;

    private final BooleanProperty expanded = new SimpleBooleanProperty();
    private final ObservableList<CellState> cells = FXCollections.observableArrayList();
    private final DoubleProperty fraction = new SimpleDoubleProperty();

    public GroupRow(String key) {
        super(key);
    }

    /** Whether its jobs are listed below it. */
    public BooleanProperty expanded() {
        return expanded;
    }

    /** One state a job in the group's order; leave empty above {@link #MAX_CELLS}. */
    public ObservableList<CellState> cells() {
        return cells;
    }

    /** Share done of all its jobs, 0 to 1; shown where there are no cells. */
    public DoubleProperty fraction() {
        return fraction;
    }
}
