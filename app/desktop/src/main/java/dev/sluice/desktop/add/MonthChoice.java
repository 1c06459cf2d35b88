package dev.sluice.desktop.add;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import java.time.YearMonth;

/** A month found in the names, to be loaded or left out. */
final class MonthChoice {
    private final YearMonth month;
    private final BooleanProperty chosen = new SimpleBooleanProperty(true);
    private Found.Share share;

    MonthChoice(YearMonth month, Found.Share share) {
        this.month = month;
        this.share = share;
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

    BooleanProperty chosen() {
        return chosen;
    }
}
