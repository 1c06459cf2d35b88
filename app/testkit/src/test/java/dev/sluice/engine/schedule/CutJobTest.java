package dev.sluice.engine.schedule;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.instant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.Command;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.testkit.FakePipeline;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.Test;

/** What is said of a job whose work was cut by the end of the program. */
final class CutJobTest {
    private final MemoryJobStore store = new MemoryJobStore();
    private final FakePipeline pipeline = aPipeline().then("check", instant());
    private final HandDriven killed = engine().start();
    private final JobId job = killed.add();

    private HandDriven engine() {
        return new HandDriven(store, pipeline, HandDriven.CONFIG);
    }

    /** An engine that puts back what was cut and works on nothing, as for a list of jobs. */
    private HandDriven onlyLooking() {
        HandDriven next = engine();
        next.scheduler.recover();
        next.run();
        return next;
    }

    @Test
    void aJobWhoseWorkWasCutIsToldAsSuchByWhoeverLooks() {
        killed.until(() -> killed.works(job));
        assertThat(killed.row(job).cut()).isFalse();

        onlyLooking();
        HandDriven later = onlyLooking();

        assertThat(later.state(job)).isEqualTo(JobState.QUEUED);
        assertThat(later.row(job).cut()).isTrue();
    }

    @Test
    void aJobThatHasNotBegunIsNotCut() {
        killed.until(() -> store.job(job).isPresent());

        assertThat(onlyLooking().row(job).cut()).isFalse();
    }

    @Test
    void aJobThatGoesOnIsCutNoMore() {
        killed.until(() -> killed.works(job));

        HandDriven next = engine().start();
        next.until(() -> next.works(job));
        assertThat(next.row(job).pauseReason()).isEmpty();
        next.run();

        assertThat(next.state(job)).isEqualTo(JobState.SUCCEEDED);
        assertThat(next.row(job).pauseReason()).isEmpty();
    }

    @Test
    void aCutJobThatIsResumedWaitsForItsTurnLikeAnyOther() {
        killed.until(() -> killed.works(job));
        HandDriven next = engine();
        next.scheduler.recover();
        next.scheduler.closing();

        next.tell(new Command.Resume(), job);
        next.run();

        assertThat(next.state(job)).isEqualTo(JobState.QUEUED);
        assertThat(next.row(job).cut()).isFalse();
    }

    @Test
    void aCutJobCanBePausedOnPurpose() {
        killed.until(() -> killed.works(job));
        HandDriven next = onlyLooking();

        next.tell(new Command.Pause(), job);
        next.run();
        assertThat(next.state(job)).isEqualTo(JobState.PAUSED);
        next.tell(new Command.Resume(), job);
        next.run();

        assertThat(next.state(job)).isEqualTo(JobState.SUCCEEDED);
    }
}
