package dev.sluice.bench.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

final class SpreadTest {
    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        Spread spread = Spread.of(List.of(4.0, 1.0, 2.0, 3.0), figure -> figure);

        assertThat(spread).isEqualTo(new Spread(1, 1.75, 2.5, 3.25, 4));
    }

    @Test
    void ofOneRunAllFiguresAreTheSame() {
        assertThat(Spread.of(List.of(7.0), figure -> figure)).isEqualTo(new Spread(7, 7, 7, 7, 7));
    }
}
