package dev.sluice.desktop.detail;

import javafx.scene.control.Label;

/**
 * What a cause is called, in two lines at most: what has no short name is called by its sentence,
 * which stands below in full.
 */
final class CauseTitle extends Label {
    private static final double TWO_LINES = 52;

    CauseTitle() {
        setWrapText(true);
        setMinWidth(0);
        setMaxWidth(Double.MAX_VALUE);
        getStyleClass().add("page-title");
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.min(TWO_LINES, super.computePrefHeight(width));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
