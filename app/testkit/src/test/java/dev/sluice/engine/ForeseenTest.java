package dev.sluice.engine;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.paged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.Sizing;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.engine.store.EndedJob;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.testkit.FakeDisk;
import dev.sluice.testkit.FakePipeline;
import dev.sluice.testkit.ManualEngine;
import dev.sluice.testkit.ManualTime;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;

/** What is expected of jobs before anything has been measured of them. */
class ForeseenTest {
    private static final Duration AN_ITEM = Duration.ofSeconds(10);

    private final ManualTime time = new ManualTime();
    private int counted;
    private final FakePipeline pipeline =
            aPipeline()
                    .from(paged(3, 3, 100))
                    .counted(this::count)
                    .then(
                            "work",
                            context -> {
                                time.spend(AN_ITEM);
                                context.meter().advance(100, 100);
                                return Outcome.done();
                            });
    private final ManualEngine engine =
            new ManualEngine(
                    time, new FakeDisk(), new MemoryJobStore(), pipeline, EngineConfig.forCores(2));

    private Sizing.Size count(StopSignal stop) {
        counted++;
        return new Sizing.Size(3, 300);
    }

    @Test
    void withoutHistoryNothingIsCountedAndNothingPromised() {
        JobId job = engine.queue("first", 0);
        engine.run(Duration.ofSeconds(5));

        assertThat(counted).isZero();
        assertThat(engine.job(job).progress().eta()).isInstanceOf(Eta.Unavailable.class);
    }

    @Test
    void aQueuedJobIsExpectedToTakeAsLongAsOneLikeIt() {
        Duration took = runOne();
        JobId waiting = engine.queue("second", 0);
        engine.run(Duration.ofSeconds(1));

        assertThat(engine.job(waiting).job().state()).isEqualTo(JobState.QUEUED);
        assertThat(engine.job(waiting).progress().weight()).isEqualTo(300);
        assertThat(engine.job(waiting).progress().eta())
                .isInstanceOfSatisfying(
                        Eta.Remaining.class,
                        end -> {
                            assertThat(end.low()).isLessThan(took).isGreaterThan(took.dividedBy(2));
                            assertThat(end.high())
                                    .isGreaterThan(took)
                                    .isLessThan(took.multipliedBy(2));
                        });
    }

    @Test
    void whatWaitsAddsUpInTheEndOfTheQueue() {
        Duration took = runOne();
        engine.queue("second", 0);
        engine.queue("third", 0);
        engine.run(Duration.ofSeconds(1));

        assertThat(engine.engine().snapshot().queueEta())
                .isInstanceOfSatisfying(
                        Eta.Remaining.class,
                        end -> assertThat(end.high()).isGreaterThan(took.multipliedBy(2)));
    }

    @Test
    void theFirstEndShownIsThatOfItsHistoryAndIsHeldAgainstTheRealOne() {
        Duration took = runOne();
        runOne();

        EndedJob second = engine.engine().history(HistoryQuery.newest(1)).jobs().getFirst();
        assertThat(second.predicted()).isPresent();
        assertThat(second.predicted().orElseThrow().holds(took)).isTrue();
    }

    @Test
    void whatCannotBeCountedIsAskedOnceAndRunsAllTheSame() {
        runOne();
        int[] asked = {0};
        pipeline.counted(stop -> {
            asked[0]++;
            throw new IOException("gone");
        });
        JobId job = engine.queue("second", 0);
        engine.run(Duration.ofSeconds(30));

        assertThat(asked[0]).isEqualTo(1);
        assertThat(engine.job(job).progress().eta()).isInstanceOf(Eta.Unavailable.class);
        engine.engine().activateAll();
        engine.run(Duration.ofMinutes(2));
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
    }

    private Duration runOne() {
        JobId job = engine.start("job");
        engine.run(Duration.ofMinutes(2));
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        return engine.job(job).elapsed();
    }
}
