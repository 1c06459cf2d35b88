package dev.sluice.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class PaceTest {
    private static final long SECOND = 1_000_000_000;

    private final Pace pace = new Pace();
    private long busy;
    private long worker;
    private double worked;

    @Test
    void twoWorkersCostWhatOneCostsEach() {
        work(20, 2, 200);

        assertThat(pace.cost(15, 0)).hasValueCloseTo(0.01, within(1e-6));
    }

    @Test
    void theCostOfASpanIsThatOfTheWorkInIt() {
        work(30, 1, 100);
        work(30, 1, 200);

        assertThat(pace.cost(20, 0)).hasValueCloseTo(0.005, within(1e-6));
        assertThat(pace.cost(50, 40)).hasValueCloseTo(0.01, within(1e-6));
    }

    @Test
    void nothingIsKnownWhereNothingCame() {
        work(5, 1, 0);

        assertThat(pace.cost(15, 0)).isEmpty();
    }

    @Test
    void aStallIsToldWhileItLastsAndForgottenAfterwards() {
        work(20, 1, 100);
        work(30, 1, 0);
        assertThat(pace.stalled()).isTrue();
        assertThat(pace.standing()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));

        work(20, 1, 100);

        assertThat(pace.stalled()).isFalse();
        assertThat(pace.cost(60, 0)).hasValueCloseTo(0.01, within(2e-4));
    }

    @Test
    void whatComesIsNoStallAlsoWhereItWeighsNothingYet() {
        for (int second = 1; second <= 60; second++) {
            pace.sample(second * SECOND, second * SECOND, 0, second * 1_000_000L);
        }
        assertThat(pace.stalled()).isFalse();

        pace.sample(75 * SECOND, 75 * SECOND, 0, 60_000_000);
        assertThat(pace.stalled()).isTrue();
    }

    @Test
    void whatIsOlderThanItsMemoryIsGone() {
        work(300, 1, 10);
        work(300, 1, 100);

        assertThat(pace.history()).isLessThanOrEqualTo(241);
        assertThat(pace.cost(600, 0)).hasValueCloseTo(0.01, within(1e-6));
    }

    private void work(int seconds, int workers, double perSecond) {
        for (int tick = 0; tick < seconds * 10; tick++) {
            busy += SECOND / 10;
            worker += workers * SECOND / 10;
            worked += perSecond / 10;
            pace.sample(busy, worker, Math.round(worked), Math.round(worked));
        }
    }
}
