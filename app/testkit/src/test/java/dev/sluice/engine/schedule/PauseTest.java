package dev.sluice.engine.schedule;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.instant;
import static dev.sluice.testkit.FakePipeline.paged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.Engine;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.StoreFailure;
import dev.sluice.testkit.FakeDisk;
import dev.sluice.testkit.FakePipeline;
import dev.sluice.testkit.ManualEngine;
import dev.sluice.testkit.ManualTime;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Pauses that come in between. */
class PauseTest {
    private static final Command PAUSE = new Command.Pause();

    private final MemoryJobStore store = new MemoryJobStore();
    private final AtomicReference<Runnable> inside = new AtomicReference<>(() -> {});

    @Test
    void aJobResumedWhileItIsPausingGoesOn() {
        HandDriven engine =
                new HandDriven(store, aPipeline().then("check", instant()), HandDriven.CONFIG)
                        .start();
        JobId job = engine.add();
        engine.until(() -> engine.works(job));
        engine.tell(PAUSE, job);
        engine.tell(new Command.Resume(), job);
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void ofSeveralCommandsTheLastOneCounts() {
        HandDriven engine =
                new HandDriven(store, aPipeline().then("check", instant()), HandDriven.CONFIG)
                        .start();
        JobId job = engine.add();
        engine.until(() -> engine.works(job));
        engine.tell(PAUSE, job);
        engine.tell(new Command.Resume(), job);
        engine.tell(PAUSE, job);
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.PAUSED);
    }

    @Test
    void theLastOneCountsAlsoWhenTheJobHasPausedButNotDurably() {
        HandDriven engine =
                new HandDriven(store, aPipeline().then("check", instant()), HandDriven.CONFIG)
                        .start();
        JobId job = engine.add();
        engine.until(() -> engine.works(job));
        engine.tell(PAUSE, job);
        engine.tell(new Command.Resume(), job);
        engine.until(() -> engine.active(job).isEmpty());
        engine.tell(PAUSE, job);
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.PAUSED);
    }

    @Test
    void aPauseIsNotSwallowedByARetryBeforeIt() {
        FakePipeline pipeline =
                aPipeline()
                        .then("check", _ -> new Outcome.Failed(Failure.permanent("No.")))
                        .atLast("manifest", _ -> Outcome.done());
        HandDriven engine = new HandDriven(store, pipeline, HandDriven.CONFIG).start();
        JobId job = engine.add();
        engine.until(() -> engine.windsDown(job));
        engine.tell(new Command.RetryFailed(), job);
        engine.tell(PAUSE, job);
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.PAUSED);
        assertThat(engine.answers).contains(new CommandResult.Applied(job, JobState.PAUSED));
    }

    @Test
    void aPauseDoesNotMakeAPassingFailureFinal() {
        FakePipeline pipeline =
                aPipeline()
                        .then(
                                "check",
                                _ -> {
                                    inside.getAndSet(() -> {}).run();
                                    return new Outcome.Failed(Failure.transientOf("Busy.", ""));
                                });
        HandDriven engine = new HandDriven(store, pipeline, HandDriven.CONFIG).start();
        JobId job = engine.add();
        inside.set(() -> engine.tell(PAUSE, job));
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.PAUSED);
        assertThat(store.items(job, ItemQuery.all(0, 10)))
                .allMatch(item -> item.state() == ItemState.WAITING);
    }

    @Test
    void workThatWaitsForItsCheckpointStopsAndDoesNotGoOnAsIfItWereSaved() {
        List<String> wentOn = new ArrayList<>();
        FakePipeline pipeline =
                aPipeline()
                        .from(paged(1, 1, 10))
                        .then(
                                "upload",
                                context -> {
                                    inside.getAndSet(() -> {}).run();
                                    context.saveCheckpoint("7");
                                    wentOn.add(context.item().name());
                                    return Outcome.done();
                                });
        HandDriven engine = new HandDriven(store, pipeline, HandDriven.CONFIG).start();
        JobId job = engine.add();
        inside.set(() -> {
            store.failWith(new StoreFailure("full", true, new IOException("full")));
            engine.time.post(() -> engine.tell(PAUSE, job));
        });
        engine.until(() -> engine.windsDown(job));
        assertThat(wentOn).isEmpty();
    }

    @Test
    void anEngineThatClosesStartsNothingMore() {
        List<String> begun = new ArrayList<>();
        FakePipeline pipeline =
                aPipeline()
                        .then(
                                "check",
                                context -> {
                                    begun.add(context.item().job().value());
                                    return Outcome.done();
                                });
        ManualEngine engine =
                new ManualEngine(
                        new ManualTime(),
                        new FakeDisk(),
                        store,
                        pipeline,
                        HandDriven.CONFIG.withPermits(Engine.PARALLEL_JOBS, 1));
        engine.queue("first", 0);
        JobId second = engine.queue("second", 0);
        engine.engine().activateAll();
        engine.time().runUntil(() -> !begun.isEmpty());
        engine.engine().close();
        assertThat(begun).doesNotContain(second.value());
        assertThat(store.job(second).orElseThrow().job().started()).isEmpty();
    }

    @Test
    void jobsThatArriveTogetherGetPlacesOfTheirOwn() {
        HandDriven engine =
                new HandDriven(store, aPipeline().then("check", instant()), HandDriven.CONFIG);
        QueueOrder order = new QueueOrder(engine.scheduler.book);
        long first = order.atEnd();
        engine.add(); // Not durable yet.
        assertThat(order.atEnd()).isGreaterThan(first);
    }
}
