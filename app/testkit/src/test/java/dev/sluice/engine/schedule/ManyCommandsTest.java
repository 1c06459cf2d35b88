package dev.sluice.engine.schedule;

import static dev.sluice.testkit.FakePipeline.aPipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.Command;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.testkit.FakePipeline;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.Test;

/** Thousands of commands at once, as for all jobs of a long queue. */
class ManyCommandsTest {
    @Test
    void workThatHadToWaitForThemToBeWrittenGoesOnBehindThem() {
        HandDriven engine =
                new HandDriven(
                                new MemoryJobStore(),
                                aPipeline().then("check", FakePipeline.instant()),
                                HandDriven.CONFIG.withPermits(LaneId.CPU, 1))
                        .start();
        JobId job = engine.add();
        engine.until(() -> engine.active(job).filter(ManyCommandsTest::endsAnItem).isPresent());
        for (int i = 0; i < 10_000; i++) {
            engine.tell(new Command.SetPriority(i), job);
        }

        engine.run();

        assertThat(engine.state(job)).isEqualTo(JobState.SUCCEEDED);
    }

    private static boolean endsAnItem(ActiveJob job) {
        return job.states.stream().anyMatch(state -> !state.ending.isEmpty());
    }
}
