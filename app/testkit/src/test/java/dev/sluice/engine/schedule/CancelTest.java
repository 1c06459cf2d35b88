package dev.sluice.engine.schedule;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.instant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.Engine;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.store.StoreFailure;
import dev.sluice.testkit.FakePipeline;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;

/**
 * Cancels and removals that come in between: nothing unfinished is left, nothing wanted is lost.
 */
class CancelTest {
    private static final Command PAUSE = new Command.Pause();
    private static final Command CANCEL = new Command.Cancel();

    private final MemoryJobStore store = new MemoryJobStore();
    private final FakePipeline pipeline = aPipeline().then("check", instant());
    private final HandDriven engine = new HandDriven(store, pipeline, HandDriven.CONFIG).start();
    private final JobId job = engine.add();

    private void pauseInTheMiddle() {
        engine.until(() -> engine.works(job));
        engine.tell(PAUSE, job);
        engine.until(() -> engine.state(job) == JobState.PAUSED);
    }

    @Test
    void aJobCancelledWhileItsPauseClosesItIsCleanedUp() {
        engine.until(() -> engine.works(job));
        engine.tell(PAUSE, job);
        engine.until(() -> engine.windsDown(job));
        engine.tell(CANCEL, job);
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.CANCELLED);
        assertThat(engine.row(job).pauseReason()).isEmpty();
        assertThat(pipeline.discarded()).isEqualTo(1);
        assertThat(engine.disk.removed()).isNotEmpty();
    }

    @Test
    void aJobCancelledWhileItIsOpenedAgainIsCleanedUp() {
        pauseInTheMiddle();
        engine.tell(new Command.Resume(), job);
        engine.until(() -> engine.active(job).filter(it -> it.opening).isPresent());
        engine.tell(CANCEL, job);
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.CANCELLED);
        assertThat(pipeline.discarded()).isEqualTo(1);
    }

    @Test
    void nothingIsCleanedUpBeforeTheCancelIsDurable() {
        pauseInTheMiddle();
        store.failWith(new StoreFailure("full", true, new IOException("full")));
        engine.tell(CANCEL, job);
        engine.time.run(Duration.ofSeconds(5));
        assertThat(pipeline.discarded()).isZero();
        assertThat(engine.disk.removed()).isEmpty();
        store.recover();
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.CANCELLED);
        assertThat(pipeline.discarded()).isEqualTo(1);
    }

    @Test
    void aCancelIsAnsweredWhenItTookEffectAndNotWhenAnEarlierPauseDid() {
        engine.until(() -> engine.works(job));
        engine.tell(PAUSE, job);
        engine.until(() -> engine.active(job).isEmpty());
        engine.tell(CANCEL, job);
        engine.until(() -> engine.answers.size() == 2);
        assertThat(engine.answers.getLast())
                .isEqualTo(new CommandResult.Applied(job, JobState.CANCELLED));
        assertThat(engine.state(job)).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void aRemovedJobIsNotStartedMeanwhile() {
        engine.run();
        JobId queued = engine.add();
        engine.until(() -> engine.scheduler.book.find(queued).isPresent());
        engine.tell(new Command.Remove(), queued);
        engine.run();
        assertThat(store.job(queued)).isEmpty();
        assertThat(engine.scheduler.permits.used(Engine.PARALLEL_JOBS)).isZero();
        assertThat(pipeline.closed()).as("runs of the first job only").isEqualTo(1);
    }

    @Test
    void removingAPausedJobCleansUpWhatItHasBegun() {
        pauseInTheMiddle();
        engine.tell(new Command.Remove(), job);
        engine.run();
        assertThat(store.jobs()).isEmpty();
        assertThat(pipeline.discarded()).isEqualTo(1);
    }

    @Test
    void aSecondRemovalIsRefused() {
        engine.run();
        engine.tell(new Command.Remove(), job);
        engine.tell(new Command.Remove(), job);
        engine.run();
        assertThat(engine.answers)
                .hasSize(2)
                .hasExactlyElementsOfTypes(
                        CommandResult.Refused.class, CommandResult.Applied.class);
    }
}
