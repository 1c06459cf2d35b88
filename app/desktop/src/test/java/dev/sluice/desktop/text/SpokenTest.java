package dev.sluice.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Locale;

class SpokenTest {

    private final Spoken english = new Spoken(Messages.of(Locale.ENGLISH));

    @Test
    void aPhaseIsSaidInWholeWords() {
        String said =
                Spoken.sentence(
                        "Compress",
                        english.counts(5, 10),
                        english.rate(84.2e6, Quantity.BYTES),
                        english.left(Duration.ofSeconds(190)));

        assertThat(said)
                .isEqualTo(
                        "Compress, 5 of 10 items, 84 megabytes per second, about 3 minutes left");
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        assertThat(Spoken.sentence("Collect", english.countsSoFar(8_400), "", ""))
                .isEqualTo("Collect, 8,400 found so far");
    }
}
