package dev.sluice.engine.job;

/**
 * Where an item stands durably. That it is being worked on is known to the engine only and never
 * stored.
 */
public enum ItemState {
    /** Ready for, or on its way to, the phase named beside it. */
    WAITING,
    DONE,
    SKIPPED,
    FAILED
}
