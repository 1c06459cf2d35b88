package dev.sluice.desktop.queue;

import dev.sluice.ui.Icon;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;

/**
 * One active phase of a job: a line with its own bar. Texts are localised and ready to be shown.
 */
public final class PhaseRow {

    private final String key;
    private final ObjectProperty<PhaseKind> kind = new SimpleObjectProperty<>(PhaseKind.FIND);
    private final ObjectProperty<Icon> icon = new SimpleObjectProperty<>(Icon.FILES);
    private final StringProperty verb = HeadRow.text();
    private final StringProperty item = HeadRow.text();
    private final ObjectProperty<BarState> state = new SimpleObjectProperty<>(BarState.ACTIVE);
    private final ObjectProperty<BarTotal> total = new SimpleObjectProperty<>(BarTotal.KNOWN);
    private final DoubleProperty fraction = new SimpleDoubleProperty();
    private final DoubleProperty failedFraction = new SimpleDoubleProperty();
    private final IntegerProperty batches = new SimpleIntegerProperty();
    private final StringProperty countDone = HeadRow.text();
    private final StringProperty countRest = HeadRow.text();
    private final StringProperty note = HeadRow.text();
    private final BooleanProperty noteFailed = new SimpleBooleanProperty();
    private final BooleanProperty noteFlows = new SimpleBooleanProperty();
    private final StringProperty measure = HeadRow.text();
    private final StringProperty measureShort = HeadRow.text();
    private final StringProperty rate = HeadRow.text();
    private final StringProperty workers = HeadRow.text();
    private final StringProperty accessibleText = HeadRow.text();

    /** {@code key} tells the phase within its job, such as "compress". */
    public PhaseRow(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    /** Gives the accent of icon and bar. */
    public ObjectProperty<PhaseKind> kind() {
        return kind;
    }

    /**
     * The phase's own icon; the view shows a clock, triangle, pause or tick in the other states.
     */
    public ObjectProperty<Icon> icon() {
        return icon;
    }

    /** "Compressing" while it works, "Compress" while it does not; never cut. */
    public StringProperty verb() {
        return verb;
    }

    /**
     * The current item or why nothing moves: "part30.tsv, part31.tsv", "waits for its first file".
     */
    public StringProperty item() {
        return item;
    }

    public ObjectProperty<BarState> state() {
        return state;
    }

    public ObjectProperty<BarTotal> total() {
        return total;
    }

    /** Share done well, 0 to 1, without what failed; not looked at while the total is unknown. */
    public DoubleProperty fraction() {
        return fraction;
    }

    /** Share that failed, 0 to 1, shown as a block of its own after the share done. */
    public DoubleProperty failedFraction() {
        return failedFraction;
    }

    /** How many batches the bar is divided into; 0 or 1 for none. */
    public IntegerProperty batches() {
        return batches;
    }

    /** The number that carries weight: "29", "5,912", "~22". */
    public StringProperty countDone() {
        return countDone;
    }

    /** What follows it, muted: "/39", "/8,400+". */
    public StringProperty countRest() {
        return countRest;
    }

    /**
     * "7 waiting", "1 failed", "found", or in a batched source " · 25/100 total (75 remaining)".
     */
    public StringProperty note() {
        return note;
    }

    /** Whether the note tells of failures and so stands in the colour of danger. */
    public BooleanProperty noteFailed() {
        return noteFailed;
    }

    /** Whether the note runs on from the count and into the room of the measure. */
    public BooleanProperty noteFlows() {
        return noteFlows;
    }

    /** "37.9 of 49.9 GB". */
    public StringProperty measure() {
        return measure;
    }

    /** The measure where room is scarce: "37.9 GB". */
    public StringProperty measureShort() {
        return measureShort;
    }

    /** "101 MB/s"; "0 MB/s" in a stall. */
    public StringProperty rate() {
        return rate;
    }

    /**
     * With several workers what each is at, one a line; empty with one. Shown while hovering, or by
     * a key.
     */
    public StringProperty workers() {
        return workers;
    }

    /** "Compress, 5 of 10 items, 84 megabytes per second, about 3 minutes left". */
    public StringProperty accessibleText() {
        return accessibleText;
    }
}
