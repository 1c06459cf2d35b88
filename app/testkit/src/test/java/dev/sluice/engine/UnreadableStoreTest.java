package dev.sluice.engine;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.instant;
import static dev.sluice.testkit.FakePipeline.paged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.StoreFailure;
import dev.sluice.testkit.FakeDisk;
import dev.sluice.testkit.FakePipeline;
import dev.sluice.testkit.FaultyStore;
import dev.sluice.testkit.ManualEngine;
import dev.sluice.testkit.ManualTime;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that can't be read for a moment makes jobs wait, and nothing else. */
class UnreadableStoreTest {
    private final AtomicInteger failures = new AtomicInteger();

    @Test
    void aJobThatIsOpenedWaitsForIt() {
        waitsFor("job");
        waitsFor("countWaiting");
    }

    @Test
    void aJobWhoseItemsAreTakenUpWaitsForIt() {
        waitsFor("waiting");
    }

    @Test
    void workThatAsksWhatItHadDoneWaitsForIt() {
        waitsFor("checkpoint");
        waitsFor("items");
    }

    /** The job says so, goes on, and all is done. */
    private void waitsFor(String read) {
        failures.set(3);
        FakePipeline pipeline =
                aPipeline()
                        .from(paged(5, 5, 1))
                        .then(
                                "check",
                                context -> {
                                    assertThat(context.checkpoint()).isEmpty();
                                    return Outcome.done();
                                })
                        .then("copy", instant())
                        .atLast(
                                "manifest",
                                context -> {
                                    assertThat(context.items().page(0, 10)).hasSize(5);
                                    return Outcome.done();
                                });
        ManualEngine engine =
                new ManualEngine(
                        new ManualTime(),
                        new FakeDisk(),
                        unreadable(read),
                        pipeline,
                        EngineConfig.forCores(2));

        JobId job = engine.start("waits");
        engine.run(Duration.ofMinutes(1));

        assertThat(failures).hasValue(0);
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(engine.phase(job, "copy").counts().done()).isEqualTo(5);
        assertThat(engine.events())
                .contains(new EngineEvent.Notice(job, Optional.of("The database is away.")));
        assertThat(engine.job(job).notice()).isEmpty();
    }

    /** A store of which one way to read fails a few times. */
    private JobStore unreadable(String read) {
        return FaultyStore.of(
                new StoreFailure("The database is away.", false, new IOException("away")),
                (method, _) ->
                        method.equals(read) && failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0);
    }
}
