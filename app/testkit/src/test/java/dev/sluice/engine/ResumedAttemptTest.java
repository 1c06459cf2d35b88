package dev.sluice.engine;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.paged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.Outcome;
import dev.sluice.testkit.ManualEngine;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What an attempt counts that goes on behind an earlier one. */
class ResumedAttemptTest {
    @Test
    void partsOfAnEarlierAttemptAddUp() {
        ManualEngine engine =
                ManualEngine.with(
                        aPipeline()
                                .from(paged(1, 1, 10))
                                .then(
                                        "upload",
                                        context -> {
                                            context.meter().expect(10);
                                            context.meter().alreadyDone(3, 3);
                                            context.meter().alreadyDone(4, 4);
                                            context.meter().advance(3, 3);
                                            return Outcome.done();
                                        }));
        JobId job = engine.start("resumed");
        engine.run(Duration.ofMinutes(1));
        assertThat(engine.phase(job, "upload").units().done()).isEqualTo(10);
    }
}
