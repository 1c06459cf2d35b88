package dev.sluice.desktop.queue;

import java.util.Collection;
import java.util.List;

/** Where the queue's rows send what a person does with them. Called on the FX thread. */
public interface RowActions {

    /** Does {@code action} with {@code row}; it returns at once and the row tells the outcome. */
    void perform(RowAction action, QueueRow row);

    /** Does {@code action} with those of {@code rows} that it fits. */
    void perform(RowAction action, Collection<? extends QueueRow> rows);

    /** How many items have failed that {@code RETRY_FAILED} would try again with these rows. */
    int failedItems(Collection<? extends QueueRow> rows);

    /** Puts rows that wait before or after {@code target} in the order of turns. */
    void place(List<QueueRow> rows, QueueRow target, boolean after);

    /** Opens or folds the jobs of {@code group}. */
    void toggle(GroupRow group);

    /** Lists every job that {@code rest} stands for, not only those of interest now. */
    void showRest(MoreRow rest);
}
