package dev.sluice.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;

class DurationsTest {

    private final Durations english = new Durations(Messages.of(Locale.ENGLISH));
    private final Durations german = new Durations(Messages.of(Locale.GERMANY));

    @Test
    void spansHaveTheirTwoLargestUnits() {
        assertThat(plain(english.span(Duration.ofSeconds(42)))).isEqualTo("42 s");
        assertThat(plain(english.span(Duration.ofSeconds(310)))).isEqualTo("5 min 10 s");
        assertThat(plain(english.span(Duration.ofSeconds(1085)))).isEqualTo("18 min 05 s");
        assertThat(plain(english.span(Duration.ofMinutes(185)))).isEqualTo("3 h 05 min");
        assertThat(plain(english.span(Duration.ofHours(52)))).isEqualTo("2 d 4 h");
    }

    @Test
    void shortTimesHaveTenthsAndNothingTakesNoTime() {
        assertThat(plain(english.fine(Duration.ofMillis(3)))).isEqualTo("0.1 s");
        assertThat(plain(english.fine(Duration.ofMillis(9_840)))).isEqualTo("9.8 s");
        assertThat(plain(german.fine(Duration.ofMillis(440)))).isEqualTo("0,4 s");
        assertThat(plain(english.fine(Duration.ofSeconds(310)))).isEqualTo("5 min 10 s");
    }

    @Test
    void elapsedTookAndLeftSayWhatTheyAre() {
        assertThat(plain(english.elapsed(Duration.ofSeconds(310)))).isEqualTo("5 min 10 s elapsed");
        assertThat(plain(german.elapsed(Duration.ofSeconds(310)))).isEqualTo("seit 5 min 10 s");
        assertThat(plain(english.took(Duration.ofSeconds(532)))).isEqualTo("took 8 min 52 s");
        assertThat(plain(english.took(Duration.ofMillis(410)))).isEqualTo("took 0.4 s");
        assertThat(plain(english.estimated(Duration.ofMinutes(8), Duration.ofMinutes(10))))
                .isEqualTo("est. 8–10 min");
    }

    @Test
    void aRangeIsToldInTheUnitOfItsEnd() {
        assertThat(left(20, 38)).isEqualTo("20–40 s left");
        assertThat(left(190, 290)).isEqualTo("3–5 min left");
        assertThat(left(58 * 60, 75 * 60)).isEqualTo("58–75 min left");
        assertThat(left(70 * 60, 90 * 60)).isEqualTo("1 h 10 – 1 h 30 left");
        assertThat(left(26 * 3600, 30 * 3600)).isEqualTo("26–30 h left");
    }

    @Test
    void aRangeThatCannotBeToldApartIsOneNumber() {
        assertThat(left(240, 240)).isEqualTo("4 min left");
    }

    @Test
    void aRangeFromNothingSaysUpTo() {
        assertThat(left(0, 3)).isEqualTo("up to 5 s left");
        assertThat(left(20, 110)).isEqualTo("up to 2 min left");
    }

    @Test
    void germanPutsTheWordInFront() {
        assertThat(plain(german.left(Duration.ofMinutes(3), Duration.ofMinutes(5))))
                .isEqualTo("noch 3–5 min");
    }

    @Test
    void endsAreClockTimesOfTheLocale() {
        assertThat(german.between(LocalTime.of(16, 40), LocalTime.of(17, 5)))
                .isEqualTo("16:40 – 17:05");
        assertThat(german.between(LocalTime.of(16, 40), LocalTime.of(16, 40))).isEqualTo("16:40");
    }

    private String left(long lowSeconds, long highSeconds) {
        return plain(english.left(Duration.ofSeconds(lowSeconds), Duration.ofSeconds(highSeconds)));
    }

    private static String plain(String text) {
        return text.replace('\u202f', ' ');
    }
}
