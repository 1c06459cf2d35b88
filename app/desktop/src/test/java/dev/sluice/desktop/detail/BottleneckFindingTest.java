package dev.sluice.desktop.detail;

import static dev.sluice.testkit.Histories.aJob;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.JobProgress;
import dev.sluice.engine.progress.JobTimeline;
import dev.sluice.engine.progress.Measure;
import dev.sluice.engine.progress.PhaseKind;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.progress.PhaseStatus;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.progress.Unit;
import dev.sluice.engine.progress.Waits;
import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

class BottleneckFindingTest {
    private static final PhaseId CHECK = new PhaseId("check");
    private static final PhaseId UPLOAD = new PhaseId("upload");
    private static final PhaseId COPY = new PhaseId("copy");
    private static final Duration WORKED = Duration.ofMinutes(5);

    private final BottleneckFinding finding =
            new BottleneckFinding(DetailWords.of(Messages.of(Locale.ENGLISH), ZoneOffset.UTC), 8);

    private static PhaseProgress phase(PhaseId id, long queued, int secondsLeft) {
        Duration left = Duration.ofSeconds(secondsLeft);
        return new PhaseProgress(
                id,
                PhaseKind.WRITE,
                PhaseStatus.ACTIVE,
                Counts.NONE_YET,
                new Measure(Unit.ROWS, 0, Total.unknown()),
                Optional.empty(),
                new Eta.Remaining(left, left),
                Optional.empty(),
                List.of(),
                queued,
                new Waits.No(),
                0);
    }

    private static JobSnapshot job(JobState state, PhaseId slowest, PhaseProgress... phases) {
        JobProgress progress =
                new JobProgress(
                        Counts.NONE_YET,
                        0,
                        List.of(phases),
                        new Eta.Finished(),
                        Optional.of(slowest),
                        Optional.empty(),
                        Map.of());
        return new JobSnapshot(aJob(1).withState(state), progress, WORKED, Optional.empty());
    }

    private static JobTimeline.PhaseTime time(PhaseId id, String lane, int busySeconds) {
        return new JobTimeline.PhaseTime(
                id, PhaseKind.WRITE, List.of(lane), busySeconds * 1000L, 0, 1, List.of());
    }

    private static EngineSnapshot.LaneUse lane(String name, int used, int permits) {
        return new EngineSnapshot.LaneUse(name, used, permits, Map.of());
    }

    @Test
    void phaseWithTheLongestTimeToGoIsNamedWithWhatWasMeasured() {
        Bottleneck found =
                finding.find(
                        job(JobState.RUNNING, UPLOAD, phase(CHECK, 0, 10), phase(UPLOAD, 5, 180)),
                        new JobTimeline(
                                WORKED,
                                List.of(time(CHECK, "cpu", 129), time(UPLOAD, "network", 273)),
                                List.of()),
                        List.of(lane("cpu", 1, 8), lane("network", 1, 1)));
        assertThat(found.title()).isEqualTo("Upload holds this job back.");
        assertThat(found.detail().replace('\u202f', ' '))
                .isEqualTo(
                        "It was busy 91 % of the time and 5 items wait for it, while Check stood"
                                + " still for 57 %. 2 at once would end about 1 min 30 s sooner.");
        assertThat(found.change()).contains(new Bottleneck.Change("Allow 2 at once", "network", 2));
    }

    @Test
    void noMoreThanTheNextSlowestPhaseAllowsIsPromised() {
        Bottleneck found =
                finding.find(
                        job(JobState.RUNNING, UPLOAD, phase(CHECK, 0, 170), phase(UPLOAD, 5, 180)),
                        new JobTimeline(
                                WORKED,
                                List.of(time(CHECK, "cpu", 129), time(UPLOAD, "network", 273)),
                                List.of()),
                        List.of(lane("network", 1, 1)));
        assertThat(found.detail().replace('\u202f', ' '))
                .endsWith("2 at once would end about 10 s sooner.");
    }

    @Test
    void whatGoesInOrderIsNeverWidened() {
        JobTimeline.PhaseTime copy =
                new JobTimeline.PhaseTime(
                        COPY,
                        PhaseKind.WRITE,
                        List.of("in-order", "warehouse"),
                        280_000,
                        0,
                        1,
                        List.of());
        Bottleneck found =
                finding.find(
                        job(JobState.RUNNING, COPY, phase(COPY, 5, 180)),
                        new JobTimeline(WORKED, List.of(copy), List.of()),
                        List.of(lane("in-order", 1, 1), lane("warehouse", 1, 2)));
        assertThat(found.title()).isEqualTo("Copy holds this job back.");
        assertThat(found.detail()).endsWith("more at once would not help.");
        assertThat(found.change()).isEmpty();
    }

    @Test
    void processorsAreNotPromisedTwice() {
        Bottleneck found =
                finding.find(
                        job(JobState.RUNNING, CHECK, phase(CHECK, 5, 180)),
                        new JobTimeline(WORKED, List.of(time(CHECK, "cpu", 280)), List.of()),
                        List.of(lane("cpu", 8, 8)));
        assertThat(found.detail()).contains("All 8 processors");
        assertThat(found.change()).isEmpty();
    }

    @Test
    void laneWithRoomIsNotWidened() {
        Bottleneck found =
                finding.find(
                        job(JobState.RUNNING, UPLOAD, phase(UPLOAD, 5, 180)),
                        new JobTimeline(WORKED, List.of(time(UPLOAD, "network", 280)), List.of()),
                        List.of(lane("network", 1, 4)));
        assertThat(found.change()).isEmpty();
    }

    @Test
    void endedJobTellsWhatTookMostOfItsTime() {
        Bottleneck found =
                finding.find(
                        job(JobState.SUCCEEDED, UPLOAD, phase(CHECK, 0, 1), phase(COPY, 0, 1)),
                        new JobTimeline(
                                WORKED,
                                List.of(time(CHECK, "cpu", 30), time(COPY, "warehouse", 240)),
                                List.of()),
                        List.of());
        assertThat(found.title()).isEqualTo("Copy took most of the time.");
        assertThat(found.change()).isEmpty();
    }

    @Test
    void nothingIsSaidBeforeAnythingIsMeasured() {
        Bottleneck found =
                finding.find(
                        job(JobState.RUNNING, COPY, phase(COPY, 5, 180)),
                        new JobTimeline(
                                Duration.ofSeconds(2),
                                List.of(time(COPY, "warehouse", 2)),
                                List.of()),
                        List.of());
        assertThat(found.title()).startsWith("Measuring");
    }

    @Test
    void idlePhaseHoldsNothingBack() {
        Bottleneck found =
                finding.find(
                        job(JobState.PAUSED, CHECK, phase(COPY, 0, 180)),
                        new JobTimeline(WORKED, List.of(time(COPY, "warehouse", 20)), List.of()),
                        List.of());
        assertThat(found.title()).isEqualTo("No phase holds this job back.");
    }
}
