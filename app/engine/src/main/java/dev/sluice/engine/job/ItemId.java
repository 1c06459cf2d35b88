package dev.sluice.engine.job;

/**
 * Names an item within one home.
 *
 * @param value the store's row number, from 1
 */
public record ItemId(long value) {
    public ItemId {
        if (value < 1) {
            throw new IllegalArgumentException("Item ids start at 1, got " + value + ".");
        }
    }
}
