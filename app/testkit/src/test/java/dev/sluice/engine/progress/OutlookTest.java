package dev.sluice.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.function.IntToDoubleFunction;

class OutlookTest {
    private final Pace pace = new Pace();
    private long busy;
    private double worked;

    @Test
    void steadyWorkIsLikelyToCostWhatItCostAndTheRangeIsNarrow() {
        work(120, _ -> 100);

        Outlook outlook = Outlook.of(pace, 30).orElseThrow();

        assertThat(outlook.low()).isBetween(0.008, 0.01);
        assertThat(outlook.high()).isBetween(0.01, 0.0125);
    }

    @Test
    void afterAChangeOfSpeedTheNewOneIsBelieved() {
        work(120, second -> second < 60 ? 100 : 200);

        Outlook outlook = Outlook.of(pace, 10).orElseThrow();

        assertThat(outlook.low()).isLessThan(0.005);
        assertThat(outlook.high()).isBetween(0.005, 0.009);
    }

    @Test
    void burstsAreSeenThroughAndMakeTheRangeWide() {
        work(200, second -> second % 16 < 8 ? 160 : 40);

        Outlook outlook = Outlook.of(pace, 60).orElseThrow();

        assertThat(outlook.low()).isLessThan(0.01);
        assertThat(outlook.high()).isGreaterThan(0.01).isLessThan(0.02);
    }

    @Test
    void aShortLookAheadAllowsForTheNextBurstBeingSlowOrQuick() {
        work(203, second -> second % 16 < 8 ? 160 : 40);

        Outlook outlook = Outlook.of(pace, 2).orElseThrow();

        assertThat(outlook.low()).isLessThan(1 / 160.0 * 1.1);
        assertThat(outlook.high()).isGreaterThan(1 / 40.0 * 0.9);
    }

    @Test
    void theRangeGoesLittleBeyondTheWorstThatHappened() {
        work(200, second -> second % 16 < 8 ? 160 : 40);

        Outlook outlook = Outlook.of(pace, 2).orElseThrow();

        assertThat(outlook.high() / outlook.low()).isLessThan(40);
    }

    @Test
    void workThatGetsFasterIsExpectedToBeFasterStill() {
        work(120, second -> 50 + second);

        Outlook outlook = Outlook.of(pace, 30).orElseThrow();

        assertThat(Math.sqrt(outlook.low() * outlook.high()))
                .isLessThan(pace.cost(15, 0).orElseThrow());
    }

    @Test
    void withoutAPastThereIsNoOutlook() {
        assertThat(Outlook.of(pace, 30)).isEmpty();
    }

    private void work(int seconds, IntToDoubleFunction perSecond) {
        for (int tick = 0; tick < seconds * 10; tick++) {
            busy += 100_000_000;
            worked += perSecond.applyAsDouble(tick / 10) / 10;
            pace.sample(busy, busy, Math.round(worked), Math.round(worked));
        }
    }
}
