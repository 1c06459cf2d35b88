package dev.sluice.desktop.detail;

import java.util.Optional;

/**
 * What holds a job back, in words, and what can be changed.
 *
 * @param title one sentence
 * @param detail how that was measured, and what would help
 * @param change what a button does; empty when nothing that can be changed here would help
 */
record Bottleneck(String title, String detail, Optional<Change> change) {

    /**
     * More or fewer permits of a lane.
     *
     * @param label on the button
     */
    record Change(String label, String lane, int permits) {}
}
