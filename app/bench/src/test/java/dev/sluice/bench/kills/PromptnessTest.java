package dev.sluice.bench.kills;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

final class PromptnessTest {
    private final Promptness stops = new Promptness(Duration.ofSeconds(1));

    @Test
    void aStopWithinTheLimitIsPrompt() {
        assertThat(stops.add(stop(StopKind.TERM, 1000))).isEmpty();
        assertThat(stops.kept()).isTrue();
    }

    @Test
    void aStopAboveTheLimitIsNamedWithBothFigures() {
        assertThat(stops.add(stop(StopKind.CANCEL, 1001)))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).contains("CANCEL", "1001 ms", "1000 ms"));
        assertThat(stops.kept()).isFalse();
    }

    @Test
    void theTableHasALineForEachKindAndOneForAll() {
        stops.add(stop(StopKind.TERM, 100));
        stops.add(stop(StopKind.CANCEL, 300));
        stops.add(stop(StopKind.CANCEL, 2000));

        assertThat(stops.told())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("TERM").contains("1, median 100 ms"),
                        line -> assertThat(line).startsWith("CANCEL").contains("2, median 300 ms"),
                        line -> assertThat(line).startsWith("all").contains("at most 2000 ms"),
                        line -> assertThat(line).isEqualTo("1 of 3 took more than 1000 ms"));
    }

    private static Stop stop(StopKind kind, long millis) {
        return new Stop(kind, Duration.ofMillis(millis));
    }
}
