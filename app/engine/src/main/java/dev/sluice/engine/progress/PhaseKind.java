package dev.sluice.engine.progress;

/** What sort of step a phase is; screens give each kind its colour. */
public enum PhaseKind {
    FIND,
    VERIFY,
    CHANGE,
    TRANSFER,
    WRITE
}
