package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.ItemState;

/** The numbers of item states in the database; they never change. */
final class ItemStates {
    private ItemStates() {}

    static int number(ItemState state) {
        return switch (state) {
            case WAITING -> 0;
            case DONE -> 1;
            case SKIPPED -> 2;
            case FAILED -> 3;
        };
    }

    static ItemState state(int number) {
        return switch (number) {
            case 0 -> ItemState.WAITING;
            case 1 -> ItemState.DONE;
            case 2 -> ItemState.SKIPPED;
            case 3 -> ItemState.FAILED;
            default -> throw new IllegalStateException("No item state has number " + number + ".");
        };
    }
}
