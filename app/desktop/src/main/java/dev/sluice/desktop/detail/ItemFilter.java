package dev.sluice.desktop.detail;

import dev.sluice.engine.job.ItemState;

import java.util.Set;

/** Which items of a job are listed. */
enum ItemFilter {
    ALL(Set.of()),
    WAITING(Set.of(ItemState.WAITING)),
    DONE(Set.of(ItemState.DONE)),
    SKIPPED(Set.of(ItemState.SKIPPED)),
    FAILED(Set.of(ItemState.FAILED));

    private final Set<ItemState> states;

    ItemFilter(Set<ItemState> states) {
        this.states = states;
    }

    Set<ItemState> states() {
        return states;
    }

    String messageKey() {
        return switch (this) {
            case ALL -> "filter.all";
            case WAITING -> "detail.filter.open";
            case DONE -> "filter.done";
            case SKIPPED -> "detail.filter.skipped";
            case FAILED -> "filter.failed";
        };
    }
}
