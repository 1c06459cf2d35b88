package dev.sluice.desktop.settings;

/** What closing the window does while jobs are not finished. */
public enum WhileRunning {
    /** A person says it each time. */
    ASK,
    /** They go on, and the program ends after the last one. */
    BACKGROUND,
    /** They stop and go on at the next start. */
    PAUSE
}
