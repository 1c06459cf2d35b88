package dev.sluice.testkit.eta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;

/**
 * How true the shown ends are, on jobs of every shape. A few jobs a shape here; the command in this
 * module's pom makes the same table from many.
 */
class EtaTruthTest {
    private static final int SEEDS = 5;

    private static Map<String, EtaTable.Scores> scores = Map.of();

    @BeforeAll
    static void runEveryShape() {
        scores = EtaTable.score(SEEDS);
    }

    @Test
    void theMedianErrorFromHalfTimeOnIsSmallOnEveryShape() {
        scores.forEach((shape, score) ->
                assertThat(score.shown().medianError()).as(shape).isLessThanOrEqualTo(0.15));
    }

    @Test
    void nineOfTenEndsLieInsideTheShownRangeOnEveryShape() {
        scores.forEach((shape, score) ->
                assertThat(score.shown().within())
                        .as(() -> shape + "\n" + EtaTable.table(scores))
                        .isGreaterThanOrEqualTo(0.9));
    }

    @Test
    void anEndIsShownMostOfTheTimeAndInAUsefulRange() {
        scores.forEach((shape, score) -> {
            assertThat(score.shown().shown()).as(shape).isGreaterThan(0.5);
            assertThat(score.shown().medianWidth()).as(shape).isLessThan(1.2);
        });
    }

    @Test
    void theShownEndIsNearerThanAWholeRunOrAnExponentialAverage() {
        scores.forEach((shape, score) ->
                assertThat(score.shown().medianError())
                        .as(shape)
                        .isLessThan(score.wholeRun().medianError())
                        .isLessThan(score.exponential().medianError()));
    }
}
