package dev.sluice.desktop.queue;

import dev.sluice.ui.Messages;

import java.util.Locale;

/** How a key combination is written on this system's keyboards. */
final class Shortcuts {

    private static final boolean MAC =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");

    private Shortcuts() {}

    /** "Ctrl F", "Strg F", "⌘ F". */
    static String words(Messages messages, String key) {
        return messages.get(MAC ? "key.command" : "key.control") + " " + key;
    }
}
