package dev.sluice.desktop.queue;

import dev.sluice.ui.Icon;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What the first line of a job and of a group have in common. All texts are localised and ready to
 * be shown; an empty text takes no room. Values are those of the newest sample only while the row
 * is watched.
 */
public abstract sealed class HeadRow implements QueueRow permits JobRow, GroupRow {

    private final String key;
    private final ObjectProperty<Icon> icon = new SimpleObjectProperty<>(Icon.LOAD);
    private final StringProperty name = text();
    private final ObjectProperty<RowState> state = new SimpleObjectProperty<>(RowState.WAITING);
    private final StringProperty stateText = text();
    private final StringProperty stateDetail = text();
    private final BooleanProperty stateDetailStrong = new SimpleBooleanProperty();
    private final StringProperty countDone = text();
    private final StringProperty countRest = text();
    private final StringProperty note = text();
    private final StringProperty measure = text();
    private final StringProperty measureShort = text();
    private final StringProperty eta = text();
    private final BooleanProperty etaStrong = new SimpleBooleanProperty();
    private final IntegerProperty failed = new SimpleIntegerProperty();
    private final ObservableList<RowAction> actions = FXCollections.observableArrayList();
    private final StringProperty accessibleText = text();

    private RowFiller filler = RowFiller.NOBODY;
    private int watchers;

    HeadRow(String key) {
        this.key = key;
    }

    final void filledBy(RowFiller newFiller) {
        filler = newFiller;
    }

    /** Brings the row up to date and keeps it so until {@link #unwatch} is called as often. */
    public final void watch() {
        watchers++;
        if (watchers == 1) {
            filler.begin(this);
        }
    }

    public final void unwatch() {
        watchers--;
        if (watchers == 0) {
            filler.end(this);
        }
    }

    /** Brings the row up to date once, for whoever asks about a row that is out of sight. */
    public final void bringUpToDate() {
        filler.bringUpToDate(this);
    }

    @Override
    public final String key() {
        return key;
    }

    /** The picture on the tile: the pipeline's, or the kind of group. */
    public final ObjectProperty<Icon> icon() {
        return icon;
    }

    public final StringProperty name() {
        return name;
    }

    public final ObjectProperty<RowState> state() {
        return state;
    }

    /** The state in words: "Running", "Waiting for the warehouse", "Done, 2 failed". */
    public final StringProperty stateText() {
        return stateText;
    }

    /**
     * The second half of the state, cut before the first: "Copy holds it back", "batch 3 of 10".
     */
    public final StringProperty stateDetail() {
        return stateDetail;
    }

    /**
     * Whether the detail is the news of this row and so stands in the colour of text, not muted.
     */
    public final BooleanProperty stateDetailStrong() {
        return stateDetailStrong;
    }

    /** The number that carries weight in the count column: "3", "40", "12". */
    public final StringProperty countDone() {
        return countDone;
    }

    /** What follows it, muted: "/12"; empty when there is no total beside it. */
    public final StringProperty countRest() {
        return countRest;
    }

    /** The unit of the count: "months", "files", "episodes". */
    public final StringProperty note() {
        return note;
    }

    /** The amount ("182 of 612 GB") or, in a running job, the time ("5 min 10 s elapsed"). */
    public final StringProperty measure() {
        return measure;
    }

    /** The measure where room is scarce: the amount done without its total ("182 GB"). */
    public final StringProperty measureShort() {
        return measureShort;
    }

    /** "3–5 min left", "est. 8–10 min", "took 8 min 52 s", "no end known yet". */
    public final StringProperty eta() {
        return eta;
    }

    /** Whether the ETA is a range of a running job, which carries weight; a reason does not. */
    public final BooleanProperty etaStrong() {
        return etaStrong;
    }

    /** How many items failed, for "Retry 2 failed". */
    public final IntegerProperty failed() {
        return failed;
    }

    /** What can be done now, most useful first; what finds no room goes into the ⋯ menu. */
    public final ObservableList<RowAction> actions() {
        return actions;
    }

    @Override
    public final StringProperty accessibleText() {
        return accessibleText;
    }

    static StringProperty text() {
        return new SimpleStringProperty("");
    }
}
