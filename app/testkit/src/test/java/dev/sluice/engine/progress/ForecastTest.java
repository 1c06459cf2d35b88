package dev.sluice.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.progress.Forecast.Stage;
import dev.sluice.engine.progress.Forecast.UnderWay;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

class ForecastTest {
    private static final List<Integer> FIRST = List.of(0);
    private static final List<Integer> SECOND = List.of(1);

    @Test
    void phasesOverlapSoTheSlowestDecidesAndTheLastItemGoesThroughTheRest() {
        double[] ends =
                Forecast.ends(
                        List.of(
                                waiting(FIRST, 10, 2.0),
                                new Stage(SECOND, List.of(), List.of(), 1.0)),
                        new int[] {1, 1});

        assertThat(ends).containsExactly(20, 21);
    }

    @Test
    void phasesThatShareALaneTakeTurns() {
        double[] ends =
                Forecast.ends(
                        List.of(
                                waiting(FIRST, 10, 1.0),
                                new Stage(FIRST, List.of(), List.of(), 1.0)),
                        new int[] {1});

        assertThat(ends[1]).isEqualTo(20);
    }

    @Test
    void aSingleItemTakesAllItsPhasesOneAfterTheOther() {
        double[] ends =
                Forecast.ends(
                        List.of(
                                new Stage(FIRST, List.of(), List.of(new UnderWay(3, 1)), 10.0),
                                new Stage(SECOND, List.of(), List.of(), 5.0)),
                        new int[] {4, 4});

        assertThat(ends).containsExactly(3, 8);
    }

    @Test
    void aLaneWithMorePermitsIsThroughSooner() {
        double[] ends = Forecast.ends(List.of(waiting(FIRST, 9, 1.0)), new int[] {3});

        assertThat(ends).containsExactly(3);
    }

    @Test
    void whatRunsAboveALoweredLimitGoesOnAndNothingNewBeginsBesideIt() {
        Stage stage =
                new Stage(
                        FIRST, List.of(1.0), List.of(new UnderWay(4, 1), new UnderWay(2, 1)), 1.0);

        assertThat(Forecast.ends(List.of(stage), new int[] {1})).containsExactly(5);
    }

    private static Stage waiting(List<Integer> lanes, int items, double cost) {
        return new Stage(lanes, Collections.nCopies(items, 1.0), List.of(), cost);
    }
}
