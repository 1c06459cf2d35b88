package dev.sluice.desktop.text;

import static dev.sluice.desktop.text.Quantity.BYTES;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;

/** Who reads one language may live where numbers and times are written as in another. */
final class TimesTest {
    private static final LocalDateTime AFTERNOON = LocalDateTime.of(2026, 3, 9, 14, 2, 11);

    private final Messages english = Messages.of(Locale.ENGLISH, Locale.GERMANY);
    private final Messages german = Messages.of(Locale.GERMAN, Locale.US);

    @Test
    void theClockIsThatOfTheFormats() {
        assertThat(new Times(english).clock(AFTERNOON)).isEqualTo("14:02");
        assertThat(new Times(english).clockWithSeconds(AFTERNOON)).isEqualTo("14:02:11");
        assertThat(plain(new Times(german).clock(AFTERNOON))).isEqualTo("2:02 PM");
    }

    @Test
    void datesAreInTheOrderOfTheFormatsAndTheWordsOfTheLanguage() {
        assertThat(new Times(english).day(AFTERNOON)).isEqualTo("09.03.2026");
        assertThat(new Times(english).date(AFTERNOON)).isEqualTo("09.03.26");
        assertThat(new Times(german).day(AFTERNOON)).isEqualTo("März 9, 2026");
        assertThat(new Times(Messages.of(Locale.US)).day(AFTERNOON)).isEqualTo("Mar 9, 2026");
    }

    @Test
    void numbersAreThoseOfTheFormatsAmongWordsOfTheLanguage() {
        Amounts amounts = new Amounts(english);
        assertThat(amounts.count(8_400)).isEqualTo("8.400");
        assertThat(plain(amounts.amountOf(37_900_000_000L, 49_900_000_000L, false, BYTES)))
                .isEqualTo("37,9 of 49,9 GB");
        assertThat(plain(new Durations(english).fine(Duration.ofMillis(400)))).isEqualTo("0,4 s");
        assertThat(english.get("told.jobs", 1_204)).isEqualTo("1.204 jobs have ended");
        assertThat(german.get("told.jobs", 1_204)).isEqualTo("1,204 Aufträge sind zu Ende");
    }

    /** Narrow spaces as plain ones, so that a test can be read. */
    private static String plain(String text) {
        return text.replace('\u202f', ' ');
    }
}
