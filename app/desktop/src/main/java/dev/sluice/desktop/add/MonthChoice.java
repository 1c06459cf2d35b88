package dev.sluice.desktop.add;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import java.time.YearMonth;

/** A month found in the names, to be loaded or left out. */
final class MonthChoice {
    private final YearMonth month;
    private final BooleanProperty chosen = new SimpleBooleanProperty(true);
    private final BooleanProperty doneBefore = new SimpleBooleanProperty();
    private Found.Share share;
    private boolean touched;
    private boolean telling;

    MonthChoice(YearMonth month, Found.Share share) {
        this.month = month;
        this.share = share;
        chosen.subscribe((before, now) -> touched |= !telling);
    }

    YearMonth month() {
        return month;
    }

    Found.Share share() {
        return share;
    }

    void show(Found.Share newShare) {
        share = newShare;
    }

    /** Whether all its files look as if an earlier job had done them. */
    BooleanProperty doneBefore() {
        return doneBefore;
    }

    /**
     * Shows how many of its files were done before; when all were, the month is left out, unless a
     * person has said otherwise.
     */
    void showEarlier(long files) {
        doneBefore.set(files > 0 && files >= share.files());
        if (!touched) {
            telling = true;
            chosen.set(!doneBefore.get());
            telling = false;
        }
    }

    BooleanProperty chosen() {
        return chosen;
    }

    /** Chooses it or leaves it out, as a person does. */
    void choose(boolean wanted) {
        chosen.set(wanted);
        touched = true;
    }

    /** Whether a person has said that it is wanted, or that it is not. */
    boolean touched() {
        return touched;
    }
}
