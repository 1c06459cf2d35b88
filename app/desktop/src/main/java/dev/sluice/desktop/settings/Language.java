package dev.sluice.desktop.settings;

import java.util.Locale;

/** Which language the window speaks. */
public enum Language {
    /** As the system has it; English where there are no texts in its language. */
    SYSTEM,
    ENGLISH,
    GERMAN;

    /**
     * For texts; numbers and times follow the system's formats whatever is chosen.
     *
     * @param system what the system has; its country stays where the language is the same
     */
    public Locale locale(Locale system) {
        return switch (this) {
            case SYSTEM -> system;
            case ENGLISH -> in(Locale.ENGLISH, system);
            case GERMAN -> in(Locale.GERMAN, system);
        };
    }

    private static Locale in(Locale language, Locale system) {
        return system.getLanguage().equals(language.getLanguage()) ? system : language;
    }
}
