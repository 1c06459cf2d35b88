package dev.sluice.engine;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.instant;
import static dev.sluice.testkit.FakePipeline.paged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.testkit.FakeDisk;
import dev.sluice.testkit.FakePipeline;
import dev.sluice.testkit.ManualEngine;
import dev.sluice.testkit.ManualTime;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A pipeline that makes mistakes where the engine asks it something harms its own job only. */
class FaultyPipelineTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTime time = new ManualTime();
    private final AtomicBoolean faulty = new AtomicBoolean(true);

    @Test
    void aJobWhosePhasesNobodyCanTellFailsAndSaysWhatToDo() {
        ManualEngine engine = over(aPipeline().tellingPhases(this::fault).then("check", instant()));

        JobId job = engine.start("faulty");
        engine.run(MINUTE);

        failedByAFault(engine, job, "'fake' could not tell its phases");
        assertThat(engine.job(job).progress().items()).isEqualTo(Counts.NONE_YET);
        faulty.set(false);
        retried(engine, job);
    }

    @Test
    void aPipelineWithoutASourceFailsItsJobs() {
        ManualEngine engine = over(aPipeline().withoutSource().then("check", instant()));

        JobId job = engine.start("faulty");
        engine.run(MINUTE);

        failedByAFault(engine, job, "could not tell its phases");
    }

    @Test
    void whileTheyCanNotBeToldForOneJobTheOthersAreStartedAndShown() {
        AtomicInteger asked = new AtomicInteger();
        ManualEngine engine =
                over(
                        aPipeline()
                                .from(paged(20, 20, 1))
                                .tellingPhases(() -> {
                                    if (asked.incrementAndGet() % 3 == 0) {
                                        fault();
                                    }
                                })
                                .then("check", slow()));
        JobId[] jobs = new JobId[6];
        for (int i = 0; i < jobs.length; i++) {
            jobs[i] = engine.queue("job " + i, 0);
        }
        engine.engine().activateAll();
        engine.run(Duration.ofSeconds(30));
        int before = engine.samples().size();
        engine.run(Duration.ofSeconds(2));

        assertThat(engine.samples()).hasSizeGreaterThan(before + 2);
        engine.run(Duration.ofMinutes(5));
        int failed = 0;
        for (JobId job : jobs) {
            switch (engine.job(job).job().state()) {
                case SUCCEEDED ->
                        assertThat(engine.job(job).progress().items().done()).isEqualTo(20);
                case FAILED -> failed++;
                case QUEUED,
                        PLANNING,
                        RUNNING,
                        PAUSING,
                        PAUSED,
                        CANCELLING,
                        CANCELLED,
                        COMPLETED_WITH_FAILURES ->
                        throw new AssertionError(engine.job(job).job());
            }
        }
        assertThat(failed).isBetween(1, 5);
    }

    @Test
    void anItemThatIsCountedBelowNothingFailsAndIsNotCounted() {
        ManualEngine engine =
                over(
                        aPipeline()
                                .then(
                                        "check",
                                        context -> {
                                            context.meter().advance(-faults(), 0);
                                            return Outcome.done();
                                        }));

        JobId job = engine.start("faulty");
        engine.run(MINUTE);

        assertThat(engine.job(job).job().state()).isEqualTo(JobState.COMPLETED_WITH_FAILURES);
        assertThat(engine.phase(job, "check").counts().failed()).isEqualTo(1);
        assertThat(engine.phase(job, "check").units().done()).isZero();
        retried(engine, job);
    }

    @Test
    void aJobWhoseBatchesNobodyCanTellFailsAndIsClosed() {
        FakePipeline pipeline =
                aPipeline()
                        .inBatches(() -> {
                            fault();
                            return OptionalInt.empty();
                        })
                        .then("check", instant());
        ManualEngine engine = over(pipeline);

        JobId job = engine.start("faulty");
        engine.run(MINUTE);

        failedByAFault(engine, job, "starting the job");
        assertThat(pipeline.closed()).isEqualTo(1);
        faulty.set(false);
        retried(engine, job);
    }

    @Test
    void aPipelineThatCanNotEvenBeOpenedIsCancelledAllTheSame() {
        ManualEngine engine =
                over(
                        aPipeline()
                                .from(paged(10, 10, 1))
                                .opening(() -> {
                                    if (!faulty.getAndSet(false)) {
                                        throw new StackOverflowError("simulated");
                                    }
                                })
                                .then("check", slow()));
        JobId job = engine.start("cancelled");
        engine.time().runUntil(() -> engine.job(job).job().state() == JobState.RUNNING);
        engine.engine().control(new Command.Pause(), List.of(job));
        engine.engine().control(new Command.Cancel(), List.of(job));
        engine.run(MINUTE);

        assertThat(engine.job(job).job().state()).isEqualTo(JobState.CANCELLED);
    }

    private ManualEngine over(FakePipeline pipeline) {
        return new ManualEngine(
                time, new FakeDisk(), new MemoryJobStore(), pipeline, EngineConfig.forCores(2));
    }

    private void fault() {
        if (faulty.get()) {
            throw new IllegalStateException("simulated");
        }
    }

    /** How many more faults there are to be: one, and then none. */
    private int faults() {
        return faulty.getAndSet(false) ? 1 : 0;
    }

    /** Takes a second for each item. */
    private Phase slow() {
        return context -> {
            time.spend(Duration.ofSeconds(1));
            return Outcome.done();
        };
    }

    private static void failedByAFault(ManualEngine engine, JobId job, String words) {
        Job row = engine.job(job).job();
        assertThat(row.state()).isEqualTo(JobState.FAILED);
        assertThat(row.finished()).isPresent();
        Failure failure = row.failure().orElseThrow();
        assertThat(failure).isInstanceOf(Failure.Defect.class);
        assertThat(failure.message()).contains(words, "retry");
    }

    private static void retried(ManualEngine engine, JobId job) {
        engine.engine().control(new Command.RetryFailed(), List.of(job));
        engine.run(MINUTE);
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(engine.job(job).progress().items().done()).isEqualTo(3);
    }
}
