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
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.StoreFailure;
import dev.sluice.testkit.FakeDisk;
import dev.sluice.testkit.ManualEngine;
import dev.sluice.testkit.ManualTime;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
                        takesNoEnd(),
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

    /** A store that has room for all but the end of a job. */
    private JobStore takesNoEnd() {
        JobStore store = new MemoryJobStore();
        return (JobStore)
                Proxy.newProxyInstance(
                        JobStore.class.getClassLoader(),
                        new Class<?>[] {JobStore.class},
                        (_, method, arguments) -> {
                            if (full && method.getName().equals("write") && hasEnd(arguments)) {
                                throw new StoreFailure(FULL, true, new IOException("full"));
                            }
                            return method.invoke(store, arguments);
                        });
    }

    private static boolean hasEnd(Object[] arguments) {
        return ((List<?>) arguments[0])
                .stream()
                        .anyMatch(change ->
                                change instanceof Change.UpdateJob(var changed)
                                        && changed.state().ended());
    }
}
