package dev.sluice.engine.job;

import java.util.List;
import java.util.Optional;

/**
 * Some of what failed in a job.
 *
 * @param cause only failures of this {@link Cause}; empty for any
 * @param items only failures of these items; empty for any
 */
public record FailureChoice(Optional<String> cause, List<ItemId> items) {
    /** All that failed, phases of job scope included. */
    public static final FailureChoice ALL = new FailureChoice(Optional.empty(), List.of());

    public FailureChoice {
        items = List.copyOf(items);
    }

    public static FailureChoice ofCause(String cause) {
        return new FailureChoice(Optional.of(cause), List.of());
    }

    /** Failures of certain items, of which there must be one at least. */
    public static FailureChoice ofItems(List<ItemId> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("No item is no choice.");
        }
        return new FailureChoice(Optional.empty(), items);
    }
}
