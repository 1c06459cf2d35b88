package dev.sluice.desktop.settings;

import dev.sluice.ui.Icon;

import java.util.Locale;

/** One entry at the side of the settings. */
public enum Section {
    GENERAL(Icon.GENERAL),
    LIMITS(Icon.LANES),
    CONNECTIONS(Icon.COPY),
    TOOLS(Icon.TOOLS),
    PRESETS(Icon.PRESET),
    WATCH(Icon.WATCH_FOLDER),
    ABOUT(Icon.INFORMATION);

    private final Icon icon;

    Section(Icon icon) {
        this.icon = icon;
    }

    Icon icon() {
        return icon;
    }

    String key() {
        return "settings." + name().toLowerCase(Locale.ROOT);
    }
}
