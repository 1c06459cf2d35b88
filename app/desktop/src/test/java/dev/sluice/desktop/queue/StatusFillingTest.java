package dev.sluice.desktop.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.Unit;
import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

final class StatusFillingTest {

    private final StatusModel status = new StatusModel();
    private final StatusFilling filling =
            new StatusFilling(Words.of(Messages.of(Locale.ENGLISH)), ZoneOffset.UTC);

    @Test
    void aLaneSaysWhatItsPhasesCount() {
        assertThat(rate(1, Map.of(Unit.BYTES, 84e6))).isEqualTo("84 MB/s");
        assertThat(rate(1, Map.of(Unit.ROWS, 410e3))).isEqualTo("410 k rows/s");
        assertThat(rate(1, Map.of(Unit.SECONDS, 41.0))).isEqualTo("41 × real time");
    }

    @Test
    void aLaneOfWhichNothingIsMeasuredYetMakesNoFigureUp() {
        assertThat(rate(1, Map.of())).isEmpty();
        assertThat(rate(1, Map.of(Unit.ITEMS, 2.0))).isEmpty();
    }

    @Test
    void ofTwoPhasesTheOneThatMovesIsSaidAndOfAStallThatNothingDoes() {
        assertThat(rate(2, Map.of(Unit.BYTES, 0.0, Unit.ROWS, 410e3))).isEqualTo("410 k rows/s");
        assertThat(rate(2, Map.of(Unit.BYTES, 84e6, Unit.ROWS, 410e3))).isEqualTo("84 MB/s");
        assertThat(rate(1, Map.of(Unit.ROWS, 0.0))).isEqualTo("0 rows/s");
    }

    @Test
    void anIdleLaneHasNoThroughput() {
        assertThat(rate(0, Map.of(Unit.BYTES, 84e6))).isEmpty();
    }

    @Test
    void thatThereIsNoNetworkIsSaidWhileWorkWaitsForIt() {
        filling.fill(status, sample(List.of(), true), 1, 0);
        assertThat(status.offline().get()).isTrue();

        filling.fill(status, sample(List.of(), false), 1, 0);
        assertThat(status.offline().get()).isFalse();
    }

    private static EngineSnapshot sample(List<EngineSnapshot.LaneUse> lanes, boolean offline) {
        return new EngineSnapshot(
                Snapshots.NOON,
                List.of(),
                List.of(),
                lanes,
                new EngineSnapshot.Staging(0, 0, 0),
                new Eta.Finished(),
                0,
                Optional.empty(),
                offline);
    }

    private String rate(int used, Map<Unit, Double> perSecond) {
        filling.fill(
                status,
                sample(List.of(new EngineSnapshot.LaneUse("cpu", used, 2, perSecond)), false),
                0,
                0);
        return status.lanes().getFirst().rate().get().replace('\u202f', ' ');
    }
}
