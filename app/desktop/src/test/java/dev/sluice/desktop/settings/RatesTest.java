package dev.sluice.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.text.Amounts;
import dev.sluice.ui.Messages;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;

class RatesTest {
    private static Reading read(String text, Locale locale) {
        Messages messages = Messages.of(locale);
        return Rates.read(text, messages, new Amounts(messages));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 MB/s|2000000",
                "2,5 MB/s|2500000",
                "800k|800000",
                "1.5g|1500000000",
                "2|2000000",
                "off|0",
                "''|0"
            })
    void aRateIsReadAsPeopleWriteIt(String text, long bytes) {
        assertThat(read(text, Locale.ENGLISH)).isEqualTo(new Reading.Value(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "-1", "1 kB/s", "9999999 GB/s", "2 MB/min"})
    void whatIsNoRateIsSaidWithWhatToWrite(String text) {
        assertThat(read(text, Locale.ENGLISH)).isInstanceOf(Reading.Wrong.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 10_000, 2_500_000, 1_000_000_000})
    void whatIsWrittenIsReadAgainInBothLanguages(long bytes) {
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
            Messages messages = Messages.of(locale);
            String text = Rates.write(bytes, messages, new Amounts(messages));
            assertThat(read(text, locale)).as(text).isEqualTo(new Reading.Value(bytes));
        }
    }
}
