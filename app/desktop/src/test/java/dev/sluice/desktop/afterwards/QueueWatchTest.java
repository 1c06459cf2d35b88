package dev.sluice.desktop.afterwards;

import static dev.sluice.desktop.queue.Snapshots.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.queue.Snapshots;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class QueueWatchTest {

    private final QueueWatch watch = new QueueWatch();

    @Test
    void whatHadEndedBeforeTheFirstLookIsNoNews() {
        QueueWatch.Seen seen = look(in("a", JobState.SUCCEEDED), in("b", JobState.FAILED));

        assertThat(seen.ended()).isEmpty();
        assertThat(seen.done()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"SUCCEEDED", "COMPLETED_WITH_FAILURES", "FAILED"})
    void theQueueIsDoneWhenItsLastJobHasEndedByItself(JobState end) {
        look(in("a", JobState.RUNNING), in("b", JobState.QUEUED));
        assertThat(look(in("a", JobState.SUCCEEDED), in("b", JobState.RUNNING)).done()).isFalse();

        QueueWatch.Seen seen = look(in("a", JobState.SUCCEEDED), in("b", end));

        assertThat(seen.done()).isTrue();
        assertThat(seen.tally().all()).isEqualTo(2);
        assertThat(look(in("a", JobState.SUCCEEDED), in("b", end)).done()).isFalse();
    }

    @Test
    void whatAPersonPausedKeepsTheQueueFromBeingDoneOnlyWhileOthersGoOn() {
        look(in("a", JobState.RUNNING), in("paused", JobState.PAUSED));

        assertThat(look(in("a", JobState.SUCCEEDED), in("paused", JobState.PAUSED)).done())
                .isTrue();
    }

    @Test
    void pausingTheLastJobIsNotItsEnd() {
        look(in("a", JobState.RUNNING));
        assertThat(look(in("a", JobState.PAUSING)).done()).isFalse();

        QueueWatch.Seen seen = look(in("a", JobState.PAUSED));

        assertThat(seen.done()).isFalse();
        assertThat(seen.working()).isFalse();
    }

    @Test
    void cancellingOrRemovingTheLastJobIsNotItsEnd() {
        look(in("a", JobState.RUNNING), in("b", JobState.QUEUED));
        assertThat(look(in("a", JobState.CANCELLED), in("b", JobState.QUEUED)).done()).isFalse();
        assertThat(look(in("a", JobState.CANCELLED)).done()).isFalse();
    }

    @Test
    void aQueueOfPausedJobsAloneIsNeverDone() {
        assertThat(look(in("a", JobState.PAUSED)).done()).isFalse();
        assertThat(look(in("a", JobState.PAUSED), in("b", JobState.PAUSED)).done()).isFalse();
    }

    @Test
    void aJobThatCameAndEndedBetweenTwoLooksCounts() {
        look();

        QueueWatch.Seen seen = look(in("quick", JobState.SUCCEEDED));

        assertThat(seen.done()).isTrue();
        assertThat(seen.ended()).hasSize(1);
    }

    @Test
    void aRetriedJobMayEndAgain() {
        look(in("a", JobState.RUNNING));
        look(in("a", JobState.FAILED));
        look(in("a", JobState.QUEUED));

        QueueWatch.Seen seen = look(in("a", JobState.SUCCEEDED));

        assertThat(seen.done()).isTrue();
        assertThat(seen.tally().succeeded()).isEqualTo(1);
        assertThat(seen.tally().failed()).isZero();
    }

    private QueueWatch.Seen look(JobSnapshot... jobs) {
        return watch.look(Snapshots.of(jobs));
    }

    private static JobSnapshot in(String id, JobState state) {
        return job((id + "00000000").substring(0, 8)).in(state).build();
    }
}
