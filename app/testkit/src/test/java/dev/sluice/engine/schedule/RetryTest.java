package dev.sluice.engine.schedule;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.paged;
import static dev.sluice.testkit.Histories.CHECK;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.FailureChoice;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.StoreFailure;
import dev.sluice.testkit.FakePipeline;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Retries of failed items that come in between. */
class RetryTest {
    private static final Command RETRY = new Command.RetryFailed();

    private final MemoryJobStore store = new MemoryJobStore();
    private final AtomicBoolean mended = new AtomicBoolean();

    /** Fails for the first items until that is mended. */
    private Phase failingFor(int items) {
        return context ->
                context.item().ordinal() <= items && !mended.get()
                        ? new Outcome.Failed(Failure.permanent("No."))
                        : Outcome.done();
    }

    @Test
    void aPhaseOfJobScopeRunsAfterTheRetriedItemsToo() {
        List<Long> done = new ArrayList<>();
        FakePipeline pipeline =
                aPipeline()
                        .then("check", failingFor(1))
                        .atLast(
                                "manifest",
                                context -> {
                                    done.add(
                                            context.items().page(0, 10).stream()
                                                    .filter(it -> it.state() == ItemState.DONE)
                                                    .count());
                                    return Outcome.done();
                                });
        HandDriven engine = new HandDriven(store, pipeline, HandDriven.CONFIG).start();
        JobId job = engine.add();
        engine.until(() -> engine.active(job).filter(ActiveJob::jobPhaseRuns).isPresent());
        mended.set(true);
        engine.tell(RETRY, job);
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.SUCCEEDED);
        assertThat(done).endsWith(3L);
    }

    @Test
    void aJobDoesNotEndWhileItsRetryIsMadeDurable() {
        FakePipeline pipeline = aPipeline().from(paged(2, 2, 1)).then("check", failingFor(1));
        HandDriven engine =
                new HandDriven(store, pipeline, HandDriven.CONFIG.withPermits(LaneId.CPU, 1))
                        .start();
        JobId job = engine.add();
        engine.until(() -> !store.failures(job, 0, 10).isEmpty() && engine.works(job));
        mended.set(true);
        engine.tell(RETRY, job);
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.SUCCEEDED);
        assertThat(store.job(job).orElseThrow().totals().phase(CHECK).done()).isEqualTo(2);
    }

    @Test
    void theTimeWorkedBeforeARetryOfARunningJobCountsOnce() {
        List<HandDriven> driven = new ArrayList<>();
        FakePipeline pipeline =
                aPipeline()
                        .then(
                                "check",
                                context -> {
                                    driven.getFirst().time.spend(Duration.ofSeconds(5));
                                    return failingFor(1).run(context);
                                });
        HandDriven engine =
                new HandDriven(store, pipeline, HandDriven.CONFIG.withPermits(LaneId.CPU, 1));
        driven.add(engine.start());
        JobId job = engine.add();
        engine.until(() ->
                !store.failures(job, 0, 10).isEmpty() && worked(job) > 0 && engine.works(job));
        mended.set(true);
        engine.tell(RETRY, job);
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.SUCCEEDED);
        assertThat(worked(job)).isEqualTo(Duration.ofSeconds(20).toMillis());
    }

    /** Milliseconds written for the phase. */
    private long worked(JobId job) {
        return store.job(job).orElseThrow().totals().phase(CHECK).workedMillis();
    }

    @Test
    void anEndedJobIsRetriedOnceHoweverOftenItIsAskedFor() {
        FakePipeline pipeline = aPipeline().then("check", failingFor(1));
        HandDriven engine = new HandDriven(store, pipeline, HandDriven.CONFIG).start();
        JobId job = engine.add();
        engine.run();
        mended.set(true);
        engine.tell(RETRY, job);
        engine.tell(RETRY, job);
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.SUCCEEDED);
        assertThat(engine.answers)
                .hasExactlyElementsOfTypes(
                        CommandResult.Refused.class, CommandResult.Applied.class);
    }

    @Test
    void retryOfOneItemLeavesTheOthersFailed() {
        FakePipeline pipeline = aPipeline().then("check", failingFor(2));
        HandDriven engine = new HandDriven(store, pipeline, HandDriven.CONFIG).start();
        JobId job = engine.add();
        engine.run();
        mended.set(true);
        ItemId first = store.failures(job, 0, 1).getFirst().item().orElseThrow();
        engine.tell(new Command.RetryFailed(FailureChoice.ofItems(List.of(first))), job);
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.COMPLETED_WITH_FAILURES);
        assertThat(store.failures(job, 0, 10)).hasSize(1);
    }

    @Test
    void aJobWhoseFailuresAreGivenUpSucceedsAndItsLastPhaseSeesThatTheyWereSkipped() {
        List<Long> skipped = new ArrayList<>();
        FakePipeline pipeline =
                aPipeline()
                        .then("check", failingFor(1))
                        .atLast(
                                "manifest",
                                context -> {
                                    skipped.add(
                                            context.items().page(0, 10).stream()
                                                    .filter(it -> it.state() == ItemState.SKIPPED)
                                                    .count());
                                    return Outcome.done();
                                });
        HandDriven engine = new HandDriven(store, pipeline, HandDriven.CONFIG).start();
        JobId job = engine.add();
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.COMPLETED_WITH_FAILURES);
        engine.tell(new Command.SkipFailed(FailureChoice.ALL), job);
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.SUCCEEDED);
        assertThat(skipped).containsExactly(0L, 1L);
        assertThat(store.items(job, ItemQuery.all(0, 1)).getFirst().reason())
                .contains("Skipped by you: No.");
    }

    @Test
    void failuresOfARunningJobCanBeGivenUp() {
        FakePipeline pipeline = aPipeline().from(paged(2, 2, 1)).then("check", failingFor(1));
        HandDriven engine =
                new HandDriven(store, pipeline, HandDriven.CONFIG.withPermits(LaneId.CPU, 1))
                        .start();
        JobId job = engine.add();
        engine.until(() -> !store.failures(job, 0, 10).isEmpty() && engine.works(job));
        engine.tell(new Command.SkipFailed(FailureChoice.ALL), job);
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.SUCCEEDED);
        assertThat(store.job(job).orElseThrow().totals().phase(CHECK).skipped()).isEqualTo(1);
    }

    @Test
    void whatAnItemHeldInTheStagingFolderIsFreeOnceItIsGivenUp() {
        FakePipeline pipeline =
                aPipeline()
                        .then("check", _ -> new Outcome.Done(Map.of(), Map.of(), 500))
                        .then("copy", failingFor(1));
        HandDriven engine = new HandDriven(store, pipeline, HandDriven.CONFIG).start();
        JobId job = engine.add();
        engine.run();
        assertThat(engine.scheduler.staging.used()).isEqualTo(500);
        engine.tell(new Command.SkipFailed(FailureChoice.ALL), job);
        engine.run();
        assertThat(engine.scheduler.staging.used()).isZero();
    }

    @Test
    void itemsOfAnEarlierBatchAreRetriedBeforeThoseOfTheCurrentOne() {
        FakePipeline pipeline =
                aPipeline().from(paged(6, 6, 1)).inBatchesOf(3).then("check", failingFor(2));
        HandDriven engine =
                new HandDriven(store, pipeline, HandDriven.CONFIG.withPermits(LaneId.CPU, 1))
                        .start();
        JobId job = engine.add();
        engine.until(() ->
                store.job(job)
                        .filter(it -> it.totals().phase(CHECK).done() == 1)
                        .filter(_ -> engine.works(job))
                        .isPresent());
        mended.set(true);
        engine.tell(RETRY, job);
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aReadThatFailsAfterACommitDoesNotCommitTwice() {
        AtomicInteger written = new AtomicInteger();
        AtomicBoolean broken = new AtomicBoolean();
        JobStore watched = readingBadly(written, broken);
        HandDriven engine =
                new HandDriven(watched, aPipeline().then("check", failingFor(1)), HandDriven.CONFIG)
                        .start();
        JobId job = engine.add();
        engine.run();
        mended.set(true);
        broken.set(true);
        engine.tell(RETRY, job);
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.SUCCEEDED);
        assertThat(written).hasValue(1);
    }

    /** A store that counts retries, and whose next look at a job fails when it is broken. */
    private JobStore readingBadly(AtomicInteger written, AtomicBoolean broken) {
        return (JobStore)
                Proxy.newProxyInstance(
                        JobStore.class.getClassLoader(),
                        new Class<?>[] {JobStore.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("write")
                                    && arguments[0].toString().contains("RetryFailed")) {
                                written.incrementAndGet();
                            }
                            if (method.getName().equals("job")
                                    && written.get() > 0
                                    && broken.getAndSet(false)) {
                                throw new StoreFailure("no", false, new IOException("no"));
                            }
                            try {
                                return method.invoke(store, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    @Test
    void aJobKilledBetweenTheFailureOfItsLastPhaseAndItsEndFails() {
        FakePipeline pipeline =
                aPipeline()
                        .then("check", failingFor(0))
                        .atLast(
                                "manifest",
                                _ -> new Outcome.Failed(Failure.permanent("It differs.")));
        HandDriven killed = new HandDriven(store, pipeline, HandDriven.CONFIG).start();
        JobId job = killed.add();
        killed.run();
        Job ended = killed.row(job);
        assertThat(ended.state()).isEqualTo(JobState.FAILED);
        Job before = ended.withState(JobState.RUNNING).withFailure(Optional.empty());
        store.write(List.of(new Change.UpdateJob(before)));
        HandDriven next = new HandDriven(store, pipeline, HandDriven.CONFIG).start();
        next.run();
        assertThat(next.state(job)).isEqualTo(JobState.FAILED);
        assertThat(next.row(job).failure()).map(Failure::message).contains("It differs.");
    }
}
