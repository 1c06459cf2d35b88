package dev.sluice.engine;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.instant;
import static dev.sluice.testkit.FakePipeline.paged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.StoreFailure;
import dev.sluice.testkit.FakeDisk;
import dev.sluice.testkit.FaultyStore;
import dev.sluice.testkit.ManualEngine;
import dev.sluice.testkit.ManualTime;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A job that is through, on a disk that has become too full to note that down. */
class UnwritableStoreTest {
    private static final String FULL = "The disk is full.";

    private boolean full = true;
    private ManualEngine engine;
    private JobId job;

    @BeforeEach
    void aJobIsThrough() {
        engine =
                new ManualEngine(
                        new ManualTime(),
                        new FakeDisk(),
                        FaultyStore.of(
                                new StoreFailure(FULL, true, new IOException("full")), this::isEnd),
                        aPipeline().from(paged(5, 5, 1)).then("copy", instant()),
                        EngineConfig.forCores(2));
        job = engine.start("waits");
        engine.run(Duration.ofSeconds(10));
    }

    @Test
    void itSaysOnceWhatItWaitsFor() {
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.RUNNING);
        assertThat(engine.job(job).notice()).contains(FULL);
        assertThat(engine.events())
                .containsOnlyOnce(new EngineEvent.Notice(job, Optional.of(FULL)));
    }

    @Test
    void itEndsByItselfWithoutAWordWhenThereIsRoom() {
        full = false;
        engine.run(Duration.ofSeconds(10));

        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(engine.job(job).notice()).isEmpty();
    }

    @Test
    void hoursOfWaitingPileNothingUp() {
        AtomicInteger written = new AtomicInteger();
        engine =
                new ManualEngine(
                        new ManualTime(),
                        new FakeDisk(),
                        FaultyStore.of(
                                new StoreFailure(FULL, true, new IOException("full")),
                                (method, arguments) -> {
                                    boolean write = method.equals("write");
                                    boolean refused = write && full && endsAnItem(arguments);
                                    if (write && !refused) {
                                        written.addAndGet(((List<?>) arguments.getFirst()).size());
                                    }
                                    return refused;
                                }),
                        aPipeline().from(paged(5, 5, 1)).then("copy", instant()),
                        EngineConfig.forCores(2));
        job = engine.start("waits for hours");
        engine.run(Duration.ofHours(3));
        full = false;
        engine.run(Duration.ofSeconds(10));

        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(written).hasValueLessThan(3_000);
    }

    private static boolean endsAnItem(List<Object> arguments) {
        return ((List<?>) arguments.getFirst())
                .stream().anyMatch(change -> change instanceof Change.EndAttempt);
    }

    private boolean isEnd(String method, List<Object> arguments) {
        return full
                && method.equals("write")
                && ((List<?>) arguments.getFirst())
                        .stream()
                                .anyMatch(change ->
                                        change instanceof Change.UpdateJob(var changed)
                                                && changed.state().ended());
    }
}
