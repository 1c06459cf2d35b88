package dev.sluice.cli.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.Measure;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.progress.Unit;

import org.junit.jupiter.api.Test;

import java.time.Duration;

final class AmountsTest {
    @Test
    void amountsHaveThreeDigitsAndAUnit() {
        assertThat(Amounts.bytes(999)).isEqualTo("999 B");
        assertThat(Amounts.bytes(1_279_000)).isEqualTo("1.28 MB");
        assertThat(Amounts.bytes(999_999)).isEqualTo("1.00 MB");
        assertThat(Amounts.number(8_400)).isEqualTo("8,400");
        assertThat(Amounts.number(3_123_000)).isEqualTo("3.12 M");
        assertThat(Amounts.rate(410_000, Unit.ROWS)).isEqualTo("410 k rows/s");
    }

    @Test
    void whatIsDoneSharesTheUnitOfItsTotal() {
        assertThat(Amounts.doneOfTotal(bytes(37_900_000_000L, Total.known(49_900_000_000L))))
                .isEqualTo("37.9 of 49.9 GB");
        assertThat(Amounts.doneOfTotal(bytes(5, new Total.Estimated(2_000))))
                .isEqualTo("0.01 of ~2.00 kB");
        assertThat(Amounts.doneOfTotal(bytes(5, Total.unknown()))).isEqualTo("5 B");
    }

    @Test
    void endsAreRangesOrReasons() {
        assertThat(left(Duration.ofSeconds(200), Duration.ofSeconds(290)))
                .isEqualTo("3–5 min left");
        assertThat(left(Duration.ofSeconds(8), Duration.ofSeconds(12))).isEqualTo("8–12 s left");
        assertThat(left(Duration.ZERO, Duration.ZERO)).isEqualTo("0–1 s left");
        assertThat(Times.left(new Eta.Unavailable(Eta.Reason.NO_TOTAL), Glyphs.ASCII))
                .isEqualTo("no end known yet");
    }

    @Test
    void timesTakenAreSaidInTheirLargestUnits() {
        assertThat(Times.took(Duration.ofMillis(430))).isEqualTo("0.4 s");
        assertThat(Times.took(Duration.ofSeconds(532))).isEqualTo("8 min 52 s");
        assertThat(Times.took(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    }

    private static String left(Duration low, Duration high) {
        return Times.left(new Eta.Remaining(low, high), Glyphs.UNICODE);
    }

    private static Measure bytes(long done, Total total) {
        return new Measure(Unit.BYTES, done, total);
    }
}
