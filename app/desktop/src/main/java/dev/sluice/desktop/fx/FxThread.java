package dev.sluice.desktop.fx;

/** Runs things on the FX thread later; the window's code knows no other way to get there. */
@FunctionalInterface
public interface FxThread {
    /** Runs {@code action} on the FX thread as soon as it is free; from any thread. */
    void later(Runnable action);
}
