package dev.sluice.engine.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.Command;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.store.ItemQuery;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

final class RequestTest {
    private static final String SECRET = "https://anna:canary@example.org/a";

    @Test
    void theLogLearnsWhatWasAskedOfWhichJob() {
        assertThat(new Request.Control(new Command.Pause(), List.of(FakeEngine.id(1))).brief())
                .isEqualTo("Control [j-000001]");
        assertThat(new Request.Items(FakeEngine.id(2), ItemQuery.all(0, 1)).brief())
                .isEqualTo("Items [j-000002]");
        assertThat(new Request.ActivateAll().brief()).isEqualTo("ActivateAll");
    }

    @Test
    void theLogLearnsNothingOfPathsLinksAndOptions() {
        JobRequest job =
                new JobRequest(
                        new PipelineId("media"), SECRET, List.of(SECRET), Map.of("to", SECRET));
        Submission submission =
                new Submission(List.of(job), Optional.of(SECRET), 0, Submission.Start.QUEUED);

        assertThat(new Request.Submit(submission).brief()).isEqualTo("Submit");
        assertThat(new Request.Open(List.of(SECRET)).brief()).isEqualTo("Open");
    }
}
