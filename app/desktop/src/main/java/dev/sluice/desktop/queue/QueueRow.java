package dev.sluice.desktop.queue;

import javafx.beans.property.StringProperty;

/** One line of the queue's list: a job, a group of jobs, or the rest of a long group. */
public sealed interface QueueRow permits HeadRow, MoreRow {

    /**
     * Identifies the row for as long as the queue lives: two rows of one key are the same thing.
     */
    String key();

    /** What a screen reader says when the row is reached. */
    StringProperty accessibleText();
}
