package dev.sluice.desktop.look;

/** Which colours the window has. */
public enum Theme {
    /** As the system has it, changing with it. */
    SYSTEM,
    LIGHT,
    DARK
}
