package dev.sluice.desktop.detail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.progress.JobTimeline;
import dev.sluice.engine.progress.PhaseKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

class TimeAxisTest {

    @Test
    void allOfTheTimeIsShownWithALittleRoomAhead() {
        TimeScale scale = TimeScale.of(300_000, 0, true, 100, 1100);
        assertThat(scale.x(0)).isEqualTo(100);
        assertThat(scale.x(300_000)).isBetween(1030.0, 1060.0);
        assertThat(scale.marks()).containsExactly(0L, 60L, 120L, 180L, 240L, 300L);
    }

    @Test
    void zoomShowsTheLastPartUpToThePresent() {
        TimeScale scale = TimeScale.of(300_000, 2, false, 100, 1100);
        assertThat(scale.from()).isEqualTo(225_000);
        assertThat(scale.x(300_000)).isEqualTo(1100);
    }

    @Test
    void jobThatHasNotBegunHasAnAxis() {
        TimeScale scale = TimeScale.of(0, 8, true, 100, 1100);
        assertThat(scale.marks()).isNotEmpty();
        assertThat(scale.x(scale.to())).isEqualTo(1100);
    }

    @Test
    void speedIsTakenOverFifteenSeconds() {
        List<JobTimeline.Slice> slices =
                List.of(slice(0, 10_000, 100), slice(10_000, 20_000, 0), slice(20_000, 21_000, 42));
        assertThat(Speeds.at(slices, 0, 0)).isEqualTo(100);
        assertThat(Speeds.at(slices, 1, 0)).isEqualTo(50);
        assertThat(Speeds.at(slices, 2, 0)).isBetween(49.0, 50.0);
    }

    @Test
    void aChartOfOnePhaseEndsWhereThatPhaseWasFastest() {
        JobTimeline timeline =
                new JobTimeline(
                        Duration.ofSeconds(40),
                        List.of(phase("check"), phase("copy"), phase("reconcile")),
                        List.of(slice(0, 20_000, 400, 10, 0), slice(20_000, 40_000, 100, 40, 0)));

        assertThat(Speeds.phases(timeline)).containsExactly(0, 1);
        assertThat(Speeds.highest(timeline, List.of(0, 1), 0)).isEqualTo(400);
        assertThat(Speeds.highest(timeline, List.of(1), 0)).isEqualTo(40);
        assertThat(Speeds.highest(timeline, List.of(0), 30_000)).isEqualTo(100);
        assertThat(Speeds.now(timeline, 1)).isEqualTo(40);
    }

    private static JobTimeline.PhaseTime phase(String id) {
        return new JobTimeline.PhaseTime(
                new PhaseId(id), PhaseKind.WRITE, List.of(), 1, 0, 1, List.of());
    }

    private static JobTimeline.Slice slice(long from, long to, double... speeds) {
        return new JobTimeline.Slice(
                from,
                to,
                Arrays.stream(speeds).mapToObj(speed -> new JobTimeline.Use(speed, 1)).toList());
    }

    @ParameterizedTest
    @CsvSource({"0,4", "1,1", "310,400", "401,600", "999,1000", "0.03,0.04"})
    void axisEndsAtARoundNumber(double highest, double top) {
        assertThat(Speeds.niceTop(highest))
                .isCloseTo(top, org.assertj.core.data.Offset.offset(1e-9));
    }
}
