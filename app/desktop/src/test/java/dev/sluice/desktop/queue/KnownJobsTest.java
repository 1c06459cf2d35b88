package dev.sluice.desktop.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;

import org.junit.jupiter.api.Test;

import java.util.Set;

final class KnownJobsTest {
    private final KnownJobs known = new KnownJobs();

    @Test
    void aSampleWithTheSameStatesMovesNothing() {
        EngineSnapshot sample = sample(JobState.RUNNING, JobState.QUEUED);

        assertThat(known.take(sample, Set.of())).isTrue();
        assertThat(known.take(sample, Set.of())).isFalse();
    }

    @Test
    void theFirstThatWaitsIsNextInTurn() {
        known.take(sample(JobState.RUNNING, JobState.QUEUED), Set.of());

        assertThat(known.nextInTurn()).contains(new JobId("j-two2"));
        assertThat(known.job(new JobId("j-one1"))).isPresent();
    }

    @Test
    void aHiddenJobIsNotKnownUntilItIsShownAgain() {
        EngineSnapshot sample = sample(JobState.RUNNING, JobState.QUEUED);
        known.take(sample, Set.of());

        assertThat(known.take(sample, Set.of(new JobId("j-two2")))).isTrue();
        assertThat(known.job(new JobId("j-two2"))).isEmpty();
        assertThat(known.nextInTurn()).isEmpty();

        assertThat(known.take(sample, Set.of())).isTrue();
        assertThat(known.jobs()).hasSize(2);
    }

    private static EngineSnapshot sample(JobState first, JobState second) {
        return Snapshots.of(
                Snapshots.job("one1").in(first).build(), Snapshots.job("two2").in(second).build());
    }
}
