package dev.sluice.desktop.history;

import dev.sluice.ui.Icon;

/**
 * A figure of the last good runs with its trend.
 *
 * @param styleClass gives the accent its colour
 * @param value the median, in words
 * @param note how it changed, in words
 * @param line where the dashed line is, in the unit of the runs
 */
public record SpeedCard(
        Icon icon,
        String styleClass,
        String name,
        String value,
        String note,
        Runs runs,
        double line) {

    /** All of it for those who do not see it. */
    String spoken() {
        return name + ", " + value + ", " + note;
    }
}
