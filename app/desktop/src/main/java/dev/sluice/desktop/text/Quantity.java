package dev.sluice.desktop.text;

import java.util.List;

/** What is measured, which decides unit and steps. */
public enum Quantity {
    BYTES("", false),
    ROWS("unit.rows", false),
    RECORDS("unit.records", true),
    FILES("unit.files", true),
    ITEMS("unit.items", true);

    private final String unitKey;
    private final boolean countedByMinute;

    Quantity(String unitKey, boolean countedByMinute) {
        this.unitKey = unitKey;
        this.countedByMinute = countedByMinute;
    }

    List<Scale> ladder() {
        return this == BYTES ? Scale.BYTES : Scale.PLAIN;
    }

    String unitKey() {
        return unitKey;
    }

    /** Whether a slow rate is told by the minute: "46 records/min" says more than "0.8/s". */
    boolean countedByMinute() {
        return countedByMinute;
    }
}
