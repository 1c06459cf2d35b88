package dev.sluice.desktop.text;

import static dev.sluice.desktop.text.Quantity.BYTES;
import static dev.sluice.desktop.text.Quantity.FILES;
import static dev.sluice.desktop.text.Quantity.RECORDS;
import static dev.sluice.desktop.text.Quantity.ROWS;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;

import java.util.Locale;

class AmountsTest {

    private final Amounts english = new Amounts(Messages.of(Locale.ENGLISH));
    private final Amounts german = new Amounts(Messages.of(Locale.GERMANY));

    @Test
    void bytesHaveAtMostThreeDigitsAndADecimalUnit() {
        assertThat(plain(english.amount(512, BYTES))).isEqualTo("512 B");
        assertThat(plain(english.amount(9_400_000_000L, BYTES))).isEqualTo("9.4 GB");
        assertThat(plain(english.amount(51_800_000_000L, BYTES))).isEqualTo("51.8 GB");
        assertThat(plain(english.amount(214_400_000_000L, BYTES))).isEqualTo("214 GB");
        assertThat(plain(english.amount(1_250_000_000_000L, BYTES))).isEqualTo("1.25 TB");
    }

    @Test
    void aNumberThatWouldRoundToAThousandMovesToTheNextUnit() {
        assertThat(plain(english.amount(999_499, BYTES))).isEqualTo("999 kB");
        assertThat(plain(english.amount(999_600, BYTES))).isEqualTo("1.0 MB");
    }

    @Test
    void rowsAreScaledInWords() {
        assertThat(plain(english.amount(203_000_000, ROWS))).isEqualTo("203 M rows");
        assertThat(plain(english.amount(2_410_000_000L, ROWS))).isEqualTo("2.41 bn rows");
        assertThat(plain(english.amount(950, ROWS))).isEqualTo("950 rows");
        assertThat(plain(german.amount(203_000_000, ROWS))).isEqualTo("203 Mio. Zeilen");
    }

    @Test
    void oneIsNotMany() {
        assertThat(plain(english.amount(1, ROWS))).isEqualTo("1 row");
        assertThat(plain(english.amount(0, ROWS))).isEqualTo("0 rows");
        assertThat(plain(english.amountOf(0, 1, false, ROWS))).isEqualTo("0 of 1 row");
        assertThat(plain(english.amount(1_000_000, ROWS))).isEqualTo("1.0 M rows");
        assertThat(plain(english.rate(1, ROWS))).isEqualTo("1 row/s");
        assertThat(plain(english.rate(1 / 60.0, RECORDS))).isEqualTo("1 record/min");
        assertThat(plain(german.amount(1, ROWS))).isEqualTo("1 Zeile");
    }

    @Test
    void doneAndTotalShareOneUnit() {
        assertThat(plain(english.amountOf(37_900_000_000L, 49_900_000_000L, false, BYTES)))
                .isEqualTo("37.9 of 49.9 GB");
        assertThat(plain(english.amountOf(117_000_000L, 208_000_000L, true, ROWS)))
                .isEqualTo("117 of ~208 M rows");
        assertThat(plain(german.amountOf(37_900_000_000L, 49_900_000_000L, false, BYTES)))
                .isEqualTo("37,9 von 49,9 GB");
    }

    @Test
    void aSmallStartKeepsItsOwnUnit() {
        assertThat(plain(english.amountOf(5_200_000L, 49_900_000_000L, false, BYTES)))
                .isEqualTo("5.2 MB of 49.9 GB");
        assertThat(plain(english.amountOf(0L, 49_900_000_000L, false, BYTES)))
                .isEqualTo("0.0 of 49.9 GB");
    }

    @Test
    void ratesAreCalm() {
        assertThat(plain(english.rate(101.4e6, BYTES))).isEqualTo("101 MB/s");
        assertThat(plain(english.rate(36.4e6, BYTES))).isEqualTo("36 MB/s");
        assertThat(plain(english.rate(5.21e6, BYTES))).isEqualTo("5.2 MB/s");
        assertThat(plain(english.rate(410_000, ROWS))).isEqualTo("410 k rows/s");
        assertThat(plain(german.rate(410_000, ROWS))).isEqualTo("410 Tsd. Zeilen/s");
    }

    @Test
    void slowRecordsAreToldByTheMinute() {
        assertThat(plain(english.rate(46 / 60.0, RECORDS))).isEqualTo("46 records/min");
        assertThat(plain(english.rate(12, FILES))).isEqualTo("12 files/s");
    }

    @Test
    void aStallIsZeroNotNothing() {
        assertThat(plain(english.rate(0, BYTES))).isEqualTo("0 MB/s");
    }

    @Test
    void countsKeepEveryDigit() {
        assertThat(english.count(8_400)).isEqualTo("8,400");
        assertThat(german.count(8_400)).isEqualTo("8.400");
    }

    @Test
    void onlyAllIsAHundredPercent() {
        assertThat(plain(english.percent(0.64))).isEqualTo("64 %");
        assertThat(plain(english.percent(0.9999))).isEqualTo("99 %");
        assertThat(plain(english.percent(1))).isEqualTo("100 %");
    }

    @Test
    void unitsNeverBreakFromTheirNumber() {
        assertThat(english.amount(37_900_000_000L, BYTES)).isEqualTo("37.9\u202fGB");
        assertThat(english.rate(410_000, ROWS)).isEqualTo("410\u202fk\u202frows/s");
    }

    private static String plain(String text) {
        return text.replace('\u202f', ' ');
    }
}
