package dev.sluice.bench.kills;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

final class FiguresTest {
    @Test
    void sharesAreTakenOfTheSortedDurations() {
        Figures figures = new Figures();
        for (int millis = 100; millis >= 1; millis--) {
            figures.add(Duration.ofMillis(millis));
        }
        assertThat(figures.below(0.5)).hasMillis(50);
        assertThat(figures.below(0.95)).hasMillis(95);
        assertThat(figures.most()).hasMillis(100);
    }

    @Test
    void withoutAnyThereIsNothing() {
        assertThat(new Figures().most()).isZero();
    }
}
