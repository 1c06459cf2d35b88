package dev.sluice.testkit;

import static dev.sluice.testkit.Histories.CHECK;
import static dev.sluice.testkit.Histories.COPY;
import static dev.sluice.testkit.Histories.NOON;
import static dev.sluice.testkit.Histories.aJob;
import static dev.sluice.testkit.Histories.again;
import static dev.sluice.testkit.Histories.end;
import static dev.sluice.testkit.Histories.items;
import static dev.sluice.testkit.Histories.jobId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.EndedJob;
import dev.sluice.engine.store.HistoryPage;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.engine.store.ItemEnd;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.Prediction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What every store does with jobs that have ended. */
public abstract class HistoryContract {
    private static final JobId JOB = jobId(1);

    private JobStore store = new MemoryJobStore();

    /** An empty store. */
    protected abstract JobStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private void write(Change... changes) {
        store.write(List.of(changes));
    }

    private void add(int number, String pipeline, String name) {
        Job job = aJob(number);
        JobRequest request =
                new JobRequest(new PipelineId(pipeline), name, List.of("/in"), Map.of());
        write(
                new Change.AddJob(
                        new Job(
                                job.id(),
                                job.group(),
                                request,
                                job.state(),
                                job.priority(),
                                job.position(),
                                job.created(),
                                job.started(),
                                job.finished(),
                                job.worked(),
                                job.pauseReason(),
                                job.failure(),
                                job.version())));
    }

    private void end(int number, JobState state, Instant when) {
        Job job = store.job(jobId(number)).orElseThrow().job();
        write(
                new Change.UpdateJob(
                        job.withState(state)
                                .withTimes(
                                        Optional.of(NOON),
                                        Optional.of(when),
                                        Duration.ofSeconds(90))));
    }

    private static Instant after(int seconds) {
        return NOON.plusSeconds(seconds);
    }

    private List<Integer> numbers(HistoryQuery query) {
        return store.history(query).jobs().stream()
                .map(job -> Integer.parseInt(job.id().value().replaceAll("\\D", "")))
                .toList();
    }

    private EndedJob only() {
        List<EndedJob> all = store.history(HistoryQuery.newest(10)).jobs();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void anEndedJobTellsWhatItCounted() {
        write(new Change.AddJob(aJob(1)), items(JOB, 1, 2));
        ItemId first = store.items(JOB, ItemQuery.all(0, 1)).getFirst().item().id();
        ItemId second = store.items(JOB, ItemQuery.all(1, 1)).getFirst().item().id();
        assertThat(store.history(HistoryQuery.newest(10)))
                .isEqualTo(new HistoryPage(List.of(), 0, Optional.empty()));
        write(
                Histories.end(JOB, first, CHECK, new ItemEnd.Next(COPY), 10),
                Histories.end(JOB, second, CHECK, new ItemEnd.Failed(again("Gone.")), 20),
                Histories.end(JOB, first, COPY, new ItemEnd.Done(), 10),
                new Change.Worked(JOB, Duration.ofSeconds(90), Map.of(CHECK, 2500L)));
        end(1, JobState.COMPLETED_WITH_FAILURES, after(60));

        EndedJob job = only();
        assertThat(job.name()).isEqualTo(aJob(1).request().name());
        assertThat(job.state()).isEqualTo(JobState.COMPLETED_WITH_FAILURES);
        assertThat(job.finished()).isEqualTo(after(60));
        assertThat(job.worked()).isEqualTo(Duration.ofSeconds(90));
        assertThat(job.items()).isEqualTo(2);
        assertThat(job.weight()).isEqualTo(30);
        assertThat(job.failed()).isEqualTo(1);
        assertThat(job.phase(CHECK).orElseThrow().unitsPerSecond()).contains(2.0);
        assertThat(job.phase(COPY).orElseThrow().unitsPerSecond()).isEmpty();
        assertThat(job.predicted()).isEmpty();
    }

    @Test
    void theNewestComesFirstAndPagesFollowEachOther() {
        for (int i = 1; i <= 5; i++) {
            add(i, "load", "Job " + i);
            // Two ended at the same moment.
            end(i, JobState.SUCCEEDED, after(i / 2));
        }
        add(6, "load", "Not ended");
        List<Integer> seen = new ArrayList<>();
        HistoryQuery query = HistoryQuery.newest(2);
        HistoryPage page = store.history(query);
        while (!page.jobs().isEmpty()) {
            assertThat(page.total()).isEqualTo(5);
            assertThat(page.oldest()).contains(after(0));
            seen.addAll(numbers(query));
            query = query.after(page.jobs().getLast());
            page = store.history(query);
        }
        assertThat(seen).containsExactly(5, 4, 3, 2, 1);
    }

    @Test
    void jobsAreFoundByNamePipelineEndAndTime() {
        add(1, "load", "Äpfel 2024-01");
        add(2, "load", "Birnen 2024-02");
        add(3, "media", "ÄPFEL, gefilmt");
        end(1, JobState.SUCCEEDED, after(1));
        end(2, JobState.FAILED, after(2));
        end(3, JobState.SUCCEEDED, after(3));

        HistoryQuery named =
                new HistoryQuery(
                        Set.of(),
                        Optional.empty(),
                        Optional.of("äpf"),
                        Optional.empty(),
                        Optional.empty(),
                        9);
        assertThat(numbers(named)).containsExactly(3, 1);
        assertThat(store.history(named).total()).isEqualTo(2);
        assertThat(store.history(named).oldest()).contains(after(1));
        assertThat(numbers(HistoryQuery.successesOf(new PipelineId("load"), 9))).containsExactly(1);
        assertThat(
                        numbers(
                                new HistoryQuery(
                                        Set.of(JobState.FAILED, JobState.CANCELLED),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(after(2)),
                                        Optional.empty(),
                                        9)))
                .containsExactly(2);
    }

    @Test
    void onlyTheFirstEndThatWasShownIsKept() {
        Prediction first = new Prediction(seconds(5), seconds(80), seconds(100));
        write(
                new Change.AddJob(aJob(1)),
                new Change.Predicted(JOB, first),
                new Change.Predicted(JOB, new Prediction(seconds(50), seconds(1), seconds(2))),
                new Change.Predicted(jobId(9), first));
        end(1, JobState.SUCCEEDED, after(1));

        assertThat(only().predicted()).contains(first);
        assertThat(first.holds(only().worked())).isTrue();
        assertThat(first.ratio(seconds(95))).isEqualTo(1.0);
    }

    @Test
    void anEndThatIsAgesOffIsKeptAsACentury() {
        Duration ages = Duration.ofSeconds(Long.MAX_VALUE / 4);
        write(
                new Change.AddJob(aJob(1)),
                new Change.Predicted(JOB, new Prediction(seconds(1), seconds(2), ages)));
        end(1, JobState.FAILED, after(1));

        assertThat(only().predicted())
                .contains(new Prediction(seconds(1), seconds(2), Prediction.LONGEST));
    }

    @Test
    void aRetryIsPredictedAnew() {
        Prediction again = new Prediction(seconds(90), seconds(1), seconds(2));
        write(
                new Change.AddJob(aJob(1)),
                new Change.Predicted(JOB, new Prediction(seconds(5), seconds(8), seconds(9))));
        end(1, JobState.FAILED, after(1));
        write(new Change.RetryFailed(JOB));
        assertThat(only().predicted()).isEmpty();

        write(new Change.Predicted(JOB, again));
        assertThat(only().predicted()).contains(again);
    }

    @Test
    void aRemovedJobIsNoHistoryAnyMore() {
        add(1, "load", "Gone");
        end(1, JobState.SUCCEEDED, after(1));
        write(new Change.RemoveJob(JOB));
        assertThat(store.history(HistoryQuery.newest(10)).total()).isZero();
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
