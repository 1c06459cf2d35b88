package dev.sluice.desktop.queue;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * One job of the queue. It is folded into one line while it waits and after it has finished, and
 * has one line a phase while phases are active.
 */
public final class JobRow extends HeadRow {

    /** A share that says there is no bar in the first line. */
    public static final double NO_BAR = -1;

    private final BooleanProperty child = new SimpleBooleanProperty();
    private final BooleanProperty lastChild = new SimpleBooleanProperty();
    private final StringProperty summary = text();
    private final DoubleProperty fraction = new SimpleDoubleProperty(NO_BAR);
    private final ObservableList<PhaseRow> phases = FXCollections.observableArrayList();

    public JobRow(String key) {
        super(key);
    }

    /** Whether it stands in a group, further in and lower while folded. */
    public BooleanProperty child() {
        return child;
    }

    /** Whether it ends its group, so that the line below it goes from edge to edge. */
    public BooleanProperty lastChild() {
        return lastChild;
    }

    /** Of a finished job: "116 of 118 files · 61.4 M rows loaded"; it then has no count columns. */
    public StringProperty summary() {
        return summary;
    }

    /** Share done of a folded job that has begun (paused), 0 to 1, or {@link #NO_BAR}. */
    public DoubleProperty fraction() {
        return fraction;
    }

    /**
     * The active phases in the order of the pipeline; rows are kept as long as a phase is active.
     */
    public ObservableList<PhaseRow> phases() {
        return phases;
    }
}
