package dev.sluice.engine.schedule;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.paged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.progress.JobTimeline;
import dev.sluice.testkit.FakePipeline;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.Test;

import java.util.List;

class TimeBookTest {
    private final MemoryJobStore store = new MemoryJobStore();

    private static JobTimeline of(HandDriven engine, JobId job) {
        return engine.scheduler.sampler.timeline(engine.scheduler.book.find(job).orElseThrow());
    }

    @Test
    void eachAttemptIsABlockAndSaysHowItEnded() {
        FakePipeline pipeline =
                aPipeline()
                        .from(paged(3, 3, 1))
                        .then(
                                "check",
                                context ->
                                        context.item().ordinal() == 2
                                                ? new Outcome.Failed(Failure.permanent("No."))
                                                : Outcome.done())
                        .then("copy", _ -> Outcome.done());
        HandDriven engine = new HandDriven(store, pipeline, HandDriven.CONFIG).start();
        JobId job = engine.add();
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.COMPLETED_WITH_FAILURES);

        List<JobTimeline.PhaseTime> phases = of(engine, job).phases();
        assertThat(phases).extracting(phase -> phase.id().value()).startsWith("check", "copy");
        assertThat(phases.getFirst().blocks())
                .extracting(JobTimeline.Block::ordinal, JobTimeline.Block::how)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(1L, JobTimeline.How.DONE),
                        org.assertj.core.groups.Tuple.tuple(2L, JobTimeline.How.FAILED),
                        org.assertj.core.groups.Tuple.tuple(3L, JobTimeline.How.DONE));
        assertThat(phases.get(1).blocks()).hasSize(2);
    }

    @Test
    void attemptsThatRunTogetherStandInRowsOfTheirOwn() {
        HandDriven engine =
                new HandDriven(
                                store,
                                aPipeline().from(paged(4, 4, 1)).then("check", _ -> Outcome.done()),
                                HandDriven.CONFIG)
                        .start();
        JobId job = engine.add();
        engine.until(() -> engine.works(job));
        JobTimeline.PhaseTime check = of(engine, job).phases().getFirst();
        assertThat(check.rows()).isEqualTo(2);
        assertThat(check.blocks())
                .extracting(JobTimeline.Block::how)
                .containsOnly(JobTimeline.How.RUNNING);
        assertThat(check.blocks()).extracting(JobTimeline.Block::row).doesNotHaveDuplicates();
    }

    @Test
    void onlyTheLastAttemptsAreKept() {
        int many = TimeBook.BLOCKS + 250;
        HandDriven engine =
                new HandDriven(
                                store,
                                aPipeline()
                                        .from(paged(many, many, 1))
                                        .then("check", _ -> Outcome.done()),
                                HandDriven.CONFIG)
                        .start();
        JobId job = engine.add();
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.SUCCEEDED);
        JobTimeline.PhaseTime check = of(engine, job).phases().getFirst();
        assertThat(check.blocks()).hasSize(TimeBook.BLOCKS);
        assertThat(check.forgottenMillis())
                .isLessThanOrEqualTo(check.blocks().getFirst().toMillis());
    }

    @Test
    void ofAJobOfAnEarlierLifeTheSumsAreKnown() {
        FakePipeline pipeline = aPipeline().then("check", _ -> Outcome.done());
        HandDriven before = new HandDriven(store, pipeline, HandDriven.CONFIG).start();
        JobId job = before.add();
        before.run();
        HandDriven after = new HandDriven(store, pipeline, HandDriven.CONFIG).start();
        JobTimeline timeline = of(after, job);
        assertThat(timeline.phases()).isNotEmpty();
        assertThat(timeline.phases().getFirst().blocks()).isEmpty();
        assertThat(timeline.slices()).isEmpty();
    }
}
