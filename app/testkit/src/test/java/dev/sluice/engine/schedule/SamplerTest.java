package dev.sluice.engine.schedule;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.paged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.progress.Unit;
import dev.sluice.engine.store.PhaseTotals;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

/** Looks at jobs whose numbers make no sense. */
class SamplerTest {
    private static final PhaseTotals NONSENSE = new PhaseTotals(-1, 0, 0, 0, 0, 0, 0, 0);

    private final HandDriven engine =
            new HandDriven(
                            new MemoryJobStore(),
                            aPipeline()
                                    .from(paged(20, 20, 1))
                                    .then("check", context -> Outcome.done()),
                            HandDriven.CONFIG)
                    .start();

    @Test
    void aJobThatCanNotBeShownFailsAndTheOthersGoOn() {
        JobId one = engine.add();
        JobId other = engine.add();
        engine.until(() -> engine.works(one) && engine.works(other));
        engine.active(one).orElseThrow().states.get(1).totals = NONSENSE;

        engine.scheduler.sampler.sample();

        assertThat(engine.scheduler.sampler.newest().job(one).orElseThrow().progress().items())
                .isEqualTo(Counts.NONE_YET);
        engine.run();
        assertThat(engine.state(one)).isEqualTo(JobState.FAILED);
        assertThat(engine.row(one).failure()).containsInstanceOf(Failure.Defect.class);
        assertThat(engine.state(other)).isEqualTo(JobState.SUCCEEDED);
        assertThat(engine.scheduler.sampler.newest().job(other).orElseThrow().progress().items())
                .extracting(Counts::done)
                .isEqualTo(20L);
    }

    @Test
    void beforeTheFirstByteTheTotalIsThatOfTheSizesThatAreKnownOrUnknown() {
        assertThat(totalBeforeTheFirstByte(1_000)).isEqualTo(new Total.Estimated(3_000));
        // Links of which nobody knows where they lead to weigh one each.
        assertThat(totalBeforeTheFirstByte(1)).isEqualTo(Total.unknown());
    }

    @Test
    void aLaneTellsOfWhatHasComeThroughItAndOfNothingOnlyInAStall() {
        JobId job = engine.add();
        engine.until(() -> engine.works(job));
        AttemptMeter meter =
                engine.active(job).orElseThrow().states.get(1).running.getFirst().meter;

        assertThat(throughputAfter(Duration.ZERO)).isEmpty();
        assertThat(throughputAfter(Duration.ofSeconds(4))).isEmpty();
        meter.advance(2_000, 0);
        assertThat(throughputAfter(Duration.ofSeconds(1))).isEqualTo(Map.of(Unit.BYTES, 400.0));
        assertThat(throughputAfter(Duration.ofSeconds(30))).isEqualTo(Map.of(Unit.BYTES, 0.0));
    }

    @Test
    void aLinkWhoseSizeIsToldOnTheWayShowsHowFarItIsBeforeItEnds() {
        HandDriven driven =
                new HandDriven(
                                new MemoryJobStore(),
                                aPipeline()
                                        .from(paged(2, 2, 1))
                                        .then("download", _ -> Outcome.done()),
                                HandDriven.CONFIG)
                        .start();
        JobId job = driven.add();
        driven.until(() -> driven.works(job));
        AttemptMeter meter =
                driven.active(job).orElseThrow().states.get(1).running.getFirst().meter;

        meter.advance(300, 0);
        assertThat(phaseOf(driven, job).fraction()).contains(0.0);
        meter.expect(500);
        assertThat(phaseOf(driven, job).fraction()).contains(0.3);
        meter.advance(200, 1);
        assertThat(phaseOf(driven, job).fraction()).contains(0.5);
    }

    private static PhaseProgress phaseOf(HandDriven driven, JobId job) {
        driven.scheduler.sampler.sample();
        return driven.scheduler
                .sampler
                .newest()
                .job(job)
                .orElseThrow()
                .progress()
                .phases()
                .getLast();
    }

    private Map<Unit, Double> throughputAfter(Duration time) {
        engine.time.spend(time);
        engine.scheduler.sampler.sample();
        return engine.scheduler.sampler.newest().lanes().stream()
                .filter(lane -> lane.lane().equals(LaneId.CPU.value()))
                .findFirst()
                .orElseThrow()
                .perSecond();
    }

    private static Total totalBeforeTheFirstByte(long weight) {
        HandDriven driven =
                new HandDriven(
                                new MemoryJobStore(),
                                aPipeline()
                                        .from(paged(3, 3, weight))
                                        .then("download", _ -> Outcome.done()),
                                HandDriven.CONFIG)
                        .start();
        JobId job = driven.add();
        driven.until(() -> driven.works(job));
        return phaseOf(driven, job).units().total();
    }
}
