package dev.sluice.desktop.queue;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.StringProperty;

/** One lane in the status bar: how many of its permits are out and what goes through it. */
public final class LaneRow {

    private final String name;
    private final boolean essential;
    private final IntegerProperty used = new SimpleIntegerProperty();
    private final IntegerProperty limit = new SimpleIntegerProperty();
    private final StringProperty rate = HeadRow.text();

    /** An {@code essential} lane stays where room is scarce; {@code name} is localised. */
    public LaneRow(String name, boolean essential) {
        this.name = name;
        this.essential = essential;
    }

    public String name() {
        return name;
    }

    public boolean essential() {
        return essential;
    }

    public IntegerProperty used() {
        return used;
    }

    public IntegerProperty limit() {
        return limit;
    }

    /** "197 MB/s"; empty while nothing is measured, as in an idle lane, which is said in words. */
    public StringProperty rate() {
        return rate;
    }
}
