package dev.sluice.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Locale;

final class LanguageTest {

    @Test
    void theChosenLanguageGoesBeforeThatOfTheSystem() {
        assertThat(Language.SYSTEM.locale(Locale.JAPAN)).isEqualTo(Locale.JAPAN);
        assertThat(Language.GERMAN.locale(Locale.UK)).isEqualTo(Locale.GERMAN);
        assertThat(Language.ENGLISH.locale(Locale.GERMANY)).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void theCountryStaysWhereTheLanguageIsTheSame() {
        Locale switzerland = Locale.forLanguageTag("de-CH");
        assertThat(Language.GERMAN.locale(switzerland)).isEqualTo(switzerland);
        assertThat(Language.ENGLISH.locale(Locale.UK)).isEqualTo(Locale.UK);
    }
}
