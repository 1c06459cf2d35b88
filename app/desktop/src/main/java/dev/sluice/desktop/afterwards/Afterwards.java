package dev.sluice.desktop.afterwards;

import java.util.Locale;

/** What is done when the queue has nothing left that can go on. */
public enum Afterwards {
    NOTHING,
    /** Sluice ends. */
    QUIT,
    /** The machine goes to sleep. */
    SUSPEND,
    /** The command of a person's choice runs. */
    COMMAND;

    /** The last part of the names of its texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
