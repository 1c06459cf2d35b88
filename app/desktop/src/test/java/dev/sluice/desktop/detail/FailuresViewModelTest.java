package dev.sluice.desktop.detail;

import static dev.sluice.testkit.Histories.CHECK;
import static dev.sluice.testkit.Histories.aJob;
import static dev.sluice.testkit.Histories.end;
import static dev.sluice.testkit.Histories.items;
import static dev.sluice.testkit.Histories.jobId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.fx.Background;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.FailureChoice;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.ItemEnd;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.testkit.MemoryJobStore;
import dev.sluice.ui.Messages;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

class FailuresViewModelTest {
    private static final JobId JOB = jobId(1);

    private final MemoryJobStore store = new MemoryJobStore();
    private final StoreEngine engine = new StoreEngine(store);
    private final DetailWords words = DetailWords.of(Messages.of(Locale.ENGLISH), ZoneOffset.UTC);
    private final List<Exception> troubles = new ArrayList<>();
    private final FailuresViewModel model =
            new FailuresViewModel(() -> engine, AtOnce.background(), JOB, words, troubles::add);

    @BeforeEach
    void threeFailuresOfTwoCauses() {
        store.write(List.of(new Change.AddJob(aJob(1)), items(JOB, 1, 10)));
        fail(1, Failure.permanent("File 1 has 2 bad rows: line 3. Mend it, or allow more."));
        fail(2, Failure.transientOf("The server was too busy; try later.", "503"));
        fail(3, Failure.permanent("File 3 has 1 bad row: line 9. Mend it, or allow more."));
    }

    private void fail(int ordinal, Failure failure) {
        ItemEnd failed = new ItemEnd.Failed(failure);
        store.write(List.of(end(JOB, item(ordinal), CHECK, failed, 10)));
    }

    private ItemId item(int ordinal) {
        return store.items(JOB, ItemQuery.all(ordinal - 1, 1)).getFirst().item().id();
    }

    private void sample(JobState state) {
        model.show(engine.sample(JOB, state), Instant.EPOCH);
        model.tick();
    }

    private FailureChoice choice() {
        List<FailureChoice> all = new ArrayList<>();
        model.choice(all::add);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void causesComeWithTheMostFrequentFirstAndAreChosenByThemselves() {
        sample(JobState.COMPLETED_WITH_FAILURES);
        assertThat(model.causes()).extracting(CauseRow::count).containsExactly(2L, 1L);
        CauseRow first = model.causes().getFirst();
        assertThat(first.title()).isEqualTo("A file has … bad row");
        assertThat(first.message()).isEqualTo("For example: File 3 has 1 bad row: line 9.");
        assertThat(first.steps())
                .containsExactly(
                        "Mend it, or allow more.",
                        "Then retry. They go on from Check; what was done before stays done.");
        assertThat(model.chosen().get()).contains(first);
        assertThat(model.rows()).hasSize(2);
        assertThat(model.retriable().get()).isTrue();
    }

    @Test
    void nothingIsSaidOfCausesBeforeTheyHaveBeenCounted() {
        assertThat(model.counted().get()).isFalse();
        sample(JobState.COMPLETED_WITH_FAILURES);
        assertThat(model.counted().get()).isTrue();
    }

    @Test
    void aLineBesideANameFromRightToLeftDoesNotRepeatIt() {
        String name = "\u05e9\u05dc\u05d5\u05dd_12.tsv";
        Failure told = words.told(Failure.permanent(name + " has 2 bad rows."));
        assertThat(FailureWords.inLine(name, told)).isEqualTo("has 2 bad rows.");
    }

    @Test
    void singleFailureIsToldInItsOwnWords() {
        sample(JobState.COMPLETED_WITH_FAILURES);
        CauseRow busy = model.causes().getLast();
        assertThat(busy.title()).isEqualTo("The server was too busy");
        assertThat(busy.message()).isEqualTo("The server was too busy.");
        assertThat(busy.steps())
                .containsExactly("Try later.", "Retry. It goes on from where it stopped.");
        assertThat(busy.technical()).isEqualTo("503 · attempt 1");
    }

    @Test
    void knownCauseHasAShortNameUnlessTwoWouldShareIt() {
        fail(4, Failure.permanent("/in/4.tsv is not there; check the path."));
        fail(5, Failure.permanent("There is no file /in/5.tsv any more; put it back and retry."));
        fail(
                6,
                Failure.permanent(
                        "The table t exists already; choose append or replace, or another table"
                                + " name."));
        sample(JobState.COMPLETED_WITH_FAILURES);

        assertThat(model.causes())
                .extracting(CauseRow::title)
                .contains(
                        "4.tsv is not there",
                        "There is no file 5.tsv any more",
                        "The table exists already")
                .doesNotContain("The file is not there");
    }

    @Test
    void allTickedMeansTheCauseAndSomeTickedTheirItems() {
        sample(JobState.COMPLETED_WITH_FAILURES);
        String cause = model.causes().getFirst().cluster().orElseThrow().cause();
        assertThat(choice()).isEqualTo(FailureChoice.ofCause(cause));
        assertThat(model.ticked()).isEqualTo(2);

        long first = store.failures(JOB, 0, 1).getFirst().id();
        model.checks().toggle(first);
        assertThat(model.ticked()).isEqualTo(1);
        assertThat(choice()).isEqualTo(FailureChoice.ofItems(List.of(item(3))));

        model.checks().setAll(false);
        model.checks().toggle(first);
        assertThat(choice()).isEqualTo(FailureChoice.ofItems(List.of(item(1))));
    }

    @Test
    void whatWasTickedIsMeantThoughAnotherCauseIsChosenMeanwhile() {
        List<Runnable> due = new ArrayList<>();
        FailuresViewModel slow =
                new FailuresViewModel(
                        () -> engine,
                        new Background(due::add, new AtOnce(), new AtOnce()),
                        JOB,
                        words,
                        troubles::add);
        slow.show(engine.sample(JOB, JobState.COMPLETED_WITH_FAILURES), Instant.EPOCH);
        doAll(due);
        slow.checks().toggle(store.failures(JOB, 0, 1).getFirst().id());
        List<FailureChoice> meant = new ArrayList<>();

        slow.choice(meant::add);
        slow.choose(Optional.of(slow.causes().getLast()));
        doAll(due);

        assertThat(meant).containsExactly(FailureChoice.ofItems(List.of(item(3))));
    }

    private static void doAll(List<Runnable> due) {
        while (!due.isEmpty()) {
            due.removeFirst().run();
        }
    }

    @Test
    void chosenCauseStaysChosenWhenOthersGrow() {
        sample(JobState.RUNNING);
        model.choose(Optional.of(model.causes().getLast()));
        for (int ordinal = 4; ordinal <= 6; ordinal++) {
            fail(
                    ordinal,
                    Failure.permanent("File " + ordinal + " is empty, which it must not be."));
        }
        sample(JobState.RUNNING);
        assertThat(model.causes()).extracting(CauseRow::count).containsExactly(3L, 2L, 1L);
        assertThat(model.chosen().get().orElseThrow().title()).isEqualTo("The server was too busy");
    }

    @Test
    void causeThatWasRetriedGoesAndTheNextIsChosen() {
        sample(JobState.COMPLETED_WITH_FAILURES);
        store.write(List.of(new Change.RetryFailed(JOB, choice())));
        sample(JobState.RUNNING);
        assertThat(model.causes())
                .extracting(CauseRow::title)
                .containsExactly("The server was too busy");
        assertThat(model.rows()).hasSize(1);
        assertThat(model.rows().get(0).content().get().orElseThrow().name()).isEqualTo("File 2");
    }

    @Test
    void jobThatFailedAsAWholeSaysWhyBesideItsItems() {
        JobSnapshot sample = engine.sample(JOB, JobState.FAILED);
        Failure away = Failure.permanent("The target is away; bring it back.");
        JobSnapshot failed =
                new JobSnapshot(
                        sample.job().withFailure(Optional.of(away)),
                        sample.progress(),
                        sample.elapsed(),
                        Optional.empty());
        model.show(failed, Instant.EPOCH.plusSeconds(5));
        CauseRow first = model.causes().getFirst();
        assertThat(first.cluster()).isEmpty();
        assertThat(first.message()).isEqualTo("The target is away.");
        assertThat(first.steps()).first().isEqualTo("Bring it back.");
        assertThat(choice()).isEqualTo(FailureChoice.ALL);
        assertThat(model.causes()).hasSize(3);
    }

    @Test
    void pausedJobOffersNoRetry() {
        sample(JobState.PAUSED);
        assertThat(model.retriable().get()).isFalse();
    }
}
