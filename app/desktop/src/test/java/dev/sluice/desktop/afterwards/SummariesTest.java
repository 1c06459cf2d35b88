package dev.sluice.desktop.afterwards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.queue.Snapshots;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

final class SummariesTest {

    private long nanos = -42;
    private Telling choice = Telling.QUEUE;
    private final List<Summary> told = new ArrayList<>();
    private final Summaries summaries =
            new Summaries(() -> choice, () -> nanos, Messages.of(Locale.ENGLISH), told::add);
    private final QueueWatch watch = new QueueWatch();

    @Test
    void usuallyOnlyTheQueuesEndIsToldAndOnce() {
        look(in("a", JobState.RUNNING), in("b", JobState.QUEUED));
        look(in("a", JobState.SUCCEEDED), in("b", JobState.RUNNING));
        pass(Duration.ofMinutes(1));
        assertThat(told).isEmpty();

        look(in("a", JobState.SUCCEEDED), in("b", JobState.COMPLETED_WITH_FAILURES));
        look(in("a", JobState.SUCCEEDED), in("b", JobState.COMPLETED_WITH_FAILURES));
        pass(Duration.ofMinutes(1));

        assertThat(told)
                .containsExactly(
                        new Summary(
                                "The queue is done",
                                "2 jobs have ended: 1 done, 1 with failed items.",
                                List.of(new JobId("j-b0000000"))));
    }

    @Test
    void aSingleJobIsCalledByItsName() {
        look(in("orders", JobState.RUNNING));
        look(in("orders", JobState.SUCCEEDED));

        assertThat(told)
                .containsExactly(new Summary("The queue is done", "orders00 is done.", List.of()));
    }

    @Test
    void jobsThatEndCloseAfterEachOtherAreToldTogether() {
        choice = Telling.JOBS;
        look(job(0, JobState.RUNNING), job(1, JobState.RUNNING), job(2, JobState.RUNNING));
        look(job(0, JobState.SUCCEEDED), job(1, JobState.RUNNING), job(2, JobState.RUNNING));
        pass(Duration.ofSeconds(1));
        look(job(0, JobState.SUCCEEDED), job(1, JobState.SUCCEEDED), job(2, JobState.RUNNING));
        assertThat(told).isEmpty();
        pass(Summaries.GATHERING);

        assertThat(told)
                .containsExactly(
                        new Summary("2 jobs have ended", "2 jobs have ended: 2 done.", List.of()));
    }

    @Test
    void manyQuickJobsAreNoFlood() {
        choice = Telling.JOBS;
        JobSnapshot[] jobs = new JobSnapshot[600];
        for (int i = 0; i < jobs.length; i++) {
            jobs[i] = job(i, JobState.QUEUED);
        }
        look(jobs);
        for (int i = 0; i < jobs.length; i++) {
            jobs[i] = job(i, JobState.SUCCEEDED);
            look(jobs);
            pass(Duration.ofSeconds(1));
        }

        // Ten minutes of jobs that take a second each.
        assertThat(told).hasSizeBetween(10, 21);
        assertThat(told.getLast().title()).isEqualTo("The queue is done");
        assertThat(told.getLast().text()).isEqualTo("600 jobs have ended: 600 done.");
    }

    @Test
    void whoWantsToHearNothingHearsNothing() {
        choice = Telling.NOTHING;
        look(in("a", JobState.RUNNING));
        look(in("a", JobState.FAILED));
        pass(Duration.ofMinutes(1));

        assertThat(told).isEmpty();
        assertThat(summaries.gathers()).isFalse();
    }

    private void look(JobSnapshot... jobs) {
        summaries.follow(watch.look(Snapshots.of(jobs)));
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        summaries.tick();
    }

    private static JobSnapshot in(String id, JobState state) {
        return Snapshots.job((id + "00000000").substring(0, 8)).in(state).build();
    }

    private static JobSnapshot job(int number, JobState state) {
        return Snapshots.job("a%07d".formatted(number)).in(state).build();
    }
}
