package dev.sluice.testkit;

import static dev.sluice.testkit.Histories.CHECK;
import static dev.sluice.testkit.Histories.COPY;
import static dev.sluice.testkit.Histories.MANIFEST;
import static dev.sluice.testkit.Histories.NOON;
import static dev.sluice.testkit.Histories.TOOK;
import static dev.sluice.testkit.Histories.aGroup;
import static dev.sluice.testkit.Histories.aJob;
import static dev.sluice.testkit.Histories.again;
import static dev.sluice.testkit.Histories.end;
import static dev.sluice.testkit.Histories.items;
import static dev.sluice.testkit.Histories.jobId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.job.Cause;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.FailureChoice;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PauseReason;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.FailureCluster;
import dev.sluice.engine.store.FailureQuery;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.engine.store.ItemEnd;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.JobTotals;
import dev.sluice.engine.store.PhaseTotals;
import dev.sluice.engine.store.SourceState;
import dev.sluice.engine.store.StoredJob;
import dev.sluice.engine.store.WaitingItem;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What every store does; each implementation has a test class that extends this one. */
public abstract class JobStoreContract {
    private static final JobId JOB = jobId(1);
    private static final JobId OTHER = jobId(2);

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

    private List<JobStore.PageAdded> write(Change... changes) {
        return store.write(List.of(changes));
    }

    private JobTotals totals(JobId job) {
        return store.job(job).map(StoredJob::totals).orElseThrow();
    }

    private ItemId item(JobId job, long ordinal) {
        return store.items(job, ItemQuery.all(ordinal - 1, 1)).getFirst().item().id();
    }

    private JobItems.Entry entry(JobId job, long ordinal) {
        return store.items(job, ItemQuery.all(ordinal - 1, 1)).getFirst();
    }

    private List<Long> ordinalsWaiting(JobId job, PhaseId phase) {
        return store.waiting(job, phase, 0, 100).stream()
                .map(waiting -> waiting.item().ordinal())
                .toList();
    }

    /** Two jobs, the first with three items waiting for their check. */
    private void twoJobsThreeItems() {
        write(new Change.AddJob(aJob(1)), new Change.AddJob(aJob(2)), items(JOB, 1, 3));
    }

    @Test
    void givesJobsAndGroupsBackAsTheyWereAdded() {
        Group group = aGroup(1);
        Job grouped = aJob(1, Optional.of(group.id()));
        write(new Change.AddGroup(group), new Change.AddJob(grouped), new Change.AddJob(aJob(2)));

        assertThat(store.groups()).containsExactly(group);
        assertThat(store.jobs())
                .containsExactly(
                        new StoredJob(grouped, JobTotals.NONE),
                        new StoredJob(aJob(2), JobTotals.NONE));
        assertThat(store.job(JOB)).contains(new StoredJob(grouped, JobTotals.NONE));
        assertThat(store.job(jobId(9))).isEmpty();
    }

    @Test
    void listsJobsInTheirManualOrder() {
        write(new Change.AddJob(aJob(1)), new Change.AddJob(aJob(2)));
        write(new Change.UpdateJob(aJob(1).withOrder(7, 99)));

        assertThat(store.jobs().stream().map(StoredJob::job).map(Job::id))
                .containsExactly(OTHER, JOB);
    }

    @Test
    void updatesEverythingOfAJobThatCanChange() {
        write(new Change.AddJob(aJob(1)));
        Failure failure =
                new Failure.Permanent("No.", "why", Optional.of(new Failure.Place(3, 44)));
        Job changed =
                aJob(1).withState(JobState.PAUSED)
                        .withPauseReason(Optional.of(PauseReason.BY_SIGNAL))
                        .withFailure(Optional.of(failure))
                        .withTimes(
                                Optional.of(NOON),
                                Optional.of(NOON.plusSeconds(1)),
                                Duration.ofNanos(1_234_567_890))
                        .withOrder(-3, 5);
        write(new Change.UpdateJob(changed));

        assertThat(store.job(JOB).map(StoredJob::job)).contains(changed);
    }

    @Test
    void numbersItemsInTheOrderOfTheSourceAndLeavesOutKeysItHas() {
        write(new Change.AddJob(aJob(1)));
        ItemDraft first = new ItemDraft("a", "A", 5, Map.of("k", "v \"quoted\" ä"));
        ItemDraft second = new ItemDraft("b", "B", 7, Map.of());
        ItemDraft third = new ItemDraft("c", "C", 9, Map.of());
        SourceState midway = new SourceState(Optional.of("p2"), false, Total.known(9));

        var added = write(new Change.AddItems(JOB, List.of(first, second, first), CHECK, midway));
        assertThat(added).containsExactly(new JobStore.PageAdded(JOB, 2, 12));
        assertThat(totals(JOB).source()).isEqualTo(midway);

        SourceState end = new SourceState(Optional.empty(), true, new Total.AtLeast(3));
        added = write(new Change.AddItems(JOB, List.of(second, third), CHECK, end));
        assertThat(added).containsExactly(new JobStore.PageAdded(JOB, 1, 9));
        assertThat(totals(JOB)).isEqualTo(new JobTotals(3, 21, end, Map.of(), Map.of(), 0));

        assertThat(store.items(JOB, ItemQuery.all(0, 10)))
                .extracting(
                        one -> one.item().ordinal(),
                        one -> one.item().key(),
                        one -> one.item().facts())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, "a", first.facts()),
                        org.assertj.core.groups.Tuple.tuple(2L, "b", Map.of()),
                        org.assertj.core.groups.Tuple.tuple(3L, "c", Map.of()));
    }

    @Test
    void theSameKeyMayStandInTwoJobs() {
        twoJobsThreeItems();
        assertThat(write(items(OTHER, 1, 2))).containsExactly(new JobStore.PageAdded(OTHER, 2, 30));
        assertThat(ordinalsWaiting(OTHER, CHECK)).containsExactly(1L, 2L);
    }

    @Test
    void pagesThroughWaitingItems() {
        twoJobsThreeItems();
        List<WaitingItem> page = store.waiting(JOB, CHECK, 1, 1);
        assertThat(page).hasSize(1);
        assertThat(page.getFirst().item().name()).isEqualTo("File 2");
        assertThat(page.getFirst().attempts()).isZero();
        assertThat(store.countWaiting(JOB, CHECK)).isEqualTo(3);
        assertThat(store.countWaiting(JOB, COPY)).isZero();
        assertThat(store.waiting(jobId(9), CHECK, 0, 10)).isEmpty();
    }

    @Test
    void anItemThatIsThroughWaitsForItsNextPhase() {
        twoJobsThreeItems();
        ItemId second = item(JOB, 2);
        write(
                new Change.EndAttempt(
                        JOB,
                        second,
                        CHECK,
                        new ItemEnd.Next(COPY),
                        2,
                        Map.of("rows", "7"),
                        Map.of("rows.read", 7L),
                        7,
                        20,
                        512,
                        NOON,
                        TOOK));

        assertThat(ordinalsWaiting(JOB, CHECK)).containsExactly(1L, 3L);
        WaitingItem waiting = store.waiting(JOB, COPY, 0, 10).getFirst();
        assertThat(waiting.item().id()).isEqualTo(second);
        assertThat(waiting.item().facts()).containsEntry("rows", "7");
        assertThat(waiting.attempts()).isZero();
        assertThat(waiting.stagedBytes()).isEqualTo(512);
        assertThat(totals(JOB).phase(CHECK)).isEqualTo(new PhaseTotals(1, 0, 0, 7, 20, 0, 0, 0));
        assertThat(totals(JOB).tallies()).isEqualTo(Map.of("rows.read", 7L));
        assertThat(totals(JOB).stagedBytes()).isEqualTo(512);

        write(end(JOB, second, COPY, new ItemEnd.Done(), 20));
        assertThat(entry(JOB, 2).state()).isEqualTo(ItemState.DONE);
        assertThat(entry(JOB, 2).phase()).isEqualTo(COPY);
        assertThat(totals(JOB).stagedBytes()).isZero();
        assertThat(store.countWaiting(JOB, COPY)).isZero();
    }

    @Test
    void severalChangesOfOneItemInOneWriteTakeEffectInTheirOrder() {
        twoJobsThreeItems();
        ItemId first = item(JOB, 1);
        write(
                new Change.CountAttempt(JOB, first, CHECK, 1, again("Later."), NOON, TOOK),
                new Change.SaveCheckpoint(JOB, first, CHECK, "half"),
                end(JOB, first, CHECK, new ItemEnd.Next(COPY), 10),
                new Change.CountAttempt(JOB, first, COPY, 1, again("Busy."), NOON, TOOK),
                end(JOB, first, COPY, new ItemEnd.Failed(again("Gone.")), 10),
                new Change.RetryFailed(JOB),
                end(JOB, first, COPY, new ItemEnd.Done(), 10));

        assertThat(entry(JOB, 1).state()).isEqualTo(ItemState.DONE);
        assertThat(entry(JOB, 1).failure()).isEmpty();
        assertThat(store.failures(JOB, 0, 10)).isEmpty();
        assertThat(store.checkpoint(first, CHECK)).isEmpty();
        assertThat(totals(JOB).phase(COPY)).isEqualTo(new PhaseTotals(1, 0, 0, 5, 10, 0, 0, 0));
    }

    @Test
    void timeOfAllAttemptsAddsUpAndTheSlowestItemsAreListedFirst() {
        twoJobsThreeItems();
        ItemId second = item(JOB, 2);
        write(
                new Change.CountAttempt(JOB, second, CHECK, 1, again("Later."), NOON, TOOK),
                end(JOB, second, CHECK, new ItemEnd.Next(COPY), 20),
                end(JOB, second, COPY, new ItemEnd.Failed(again("Gone.")), 20),
                end(JOB, item(JOB, 3), CHECK, new ItemEnd.Next(COPY), 30),
                new Change.RetryFailed(JOB));

        assertThat(entry(JOB, 1).took()).isZero();
        assertThat(entry(JOB, 2).took()).isEqualTo(TOOK.multipliedBy(3));
        ItemQuery slowest =
                new ItemQuery(Set.of(), Optional.empty(), 0, 2, ItemQuery.Order.SLOWEST);
        List<JobItems.Entry> page = store.items(JOB, slowest);
        assertThat(page).extracting(one -> one.item().ordinal()).containsExactly(2L, 3L);
        long behind = ItemQuery.Order.SLOWEST.place(page.getLast());
        assertThat(
                        store.items(
                                JOB,
                                new ItemQuery(
                                        Set.of(),
                                        Optional.of("file"),
                                        behind,
                                        2,
                                        ItemQuery.Order.SLOWEST)))
                .extracting(one -> one.item().ordinal())
                .containsExactly(1L);
    }

    @Test
    void aSkippedItemSaysWhy() {
        twoJobsThreeItems();
        write(end(JOB, item(JOB, 3), CHECK, new ItemEnd.Skipped("Loaded in May."), 30));

        assertThat(entry(JOB, 3).state()).isEqualTo(ItemState.SKIPPED);
        assertThat(entry(JOB, 3).reason()).contains("Loaded in May.");
        assertThat(totals(JOB).phase(CHECK)).isEqualTo(new PhaseTotals(0, 1, 0, 0, 0, 30, 0, 0));
    }

    @Test
    void countsAttemptsAndSaysWhyTheLastOneFailed() {
        twoJobsThreeItems();
        write(new Change.CountAttempt(JOB, item(JOB, 1), CHECK, 1, again("Busy."), NOON, TOOK));
        write(new Change.CountAttempt(JOB, item(JOB, 1), CHECK, 2, again("Away."), NOON, TOOK));

        assertThat(store.waiting(JOB, CHECK, 0, 1).getFirst().attempts()).isEqualTo(2);
        assertThat(entry(JOB, 1).state()).isEqualTo(ItemState.WAITING);
        assertThat(entry(JOB, 1).attempts()).isEqualTo(2);
        assertThat(entry(JOB, 1).failure()).contains(again("Away."));
        assertThat(store.failures(JOB, 0, 10)).isEmpty();
        assertThat(totals(JOB).phase(CHECK)).isEqualTo(PhaseTotals.NONE);
    }

    @Test
    void listsFailuresInTheOrderInWhichTheyCame() {
        twoJobsThreeItems();
        Failure bad = Failure.permanent("Row 3 is bad.");
        Failure defect = Failure.defect("Oops.", "trace");
        write(
                end(JOB, item(JOB, 3), CHECK, new ItemEnd.Failed(bad), 30),
                end(JOB, item(JOB, 1), CHECK, new ItemEnd.Failed(defect), 10));

        List<FailureRecord> all = store.failures(JOB, 0, 10);
        assertThat(all).extracting(FailureRecord::failure).containsExactly(bad, defect);
        FailureRecord first = all.getFirst();
        assertThat(first)
                .isEqualTo(
                        new FailureRecord(
                                first.id(),
                                Optional.of(item(JOB, 3)),
                                "File 3",
                                CHECK,
                                bad,
                                1,
                                NOON,
                                30));
        assertThat(store.failures(JOB, first.id(), 10)).containsExactly(all.getLast());
        assertThat(store.failures(OTHER, 0, 10)).isEmpty();
        assertThat(entry(JOB, 3).failure()).contains(bad);
    }

    @Test
    void retryPutsFailedItemsBackWhereTheyFailedAndCountsThemBack() {
        twoJobsThreeItems();
        ItemId first = item(JOB, 1);
        write(
                end(JOB, first, CHECK, new ItemEnd.Next(COPY), 10),
                end(JOB, first, COPY, new ItemEnd.Failed(again("Gone.")), 8),
                end(JOB, item(JOB, 2), CHECK, new ItemEnd.Failed(again("Gone.")), 20),
                end(JOB, item(JOB, 3), CHECK, new ItemEnd.Skipped("Same."), 30),
                new Change.RetryFailed(JOB));

        assertThat(ordinalsWaiting(JOB, CHECK)).containsExactly(2L);
        assertThat(ordinalsWaiting(JOB, COPY)).containsExactly(1L);
        assertThat(entry(JOB, 1).attempts()).isZero();
        assertThat(entry(JOB, 1).failure()).isEmpty();
        assertThat(totals(JOB).phase(CHECK)).isEqualTo(new PhaseTotals(1, 1, 0, 5, 10, 30, 0, 0));
        assertThat(totals(JOB).phase(COPY)).isEqualTo(PhaseTotals.NONE);
        assertThat(store.failures(JOB, 0, 10)).isEmpty();
    }

    @Test
    void countsFailuresByCauseTheMostFrequentFirst() {
        twoJobsThreeItems();
        write(
                end(JOB, item(JOB, 1), CHECK, failed("File 1 has 2 bad rows: line 9."), 10),
                end(JOB, item(JOB, 2), CHECK, failed("File 2 is damaged; get a copy of it."), 20),
                end(JOB, item(JOB, 3), CHECK, failed("File 3 has 1 bad row: line 4."), 30));

        List<FailureCluster> clusters = store.failureClusters(JOB, 10);
        List<FailureRecord> all = store.failures(JOB, 0, 10);
        assertThat(clusters).extracting(FailureCluster::count).containsExactly(2L, 1L);
        assertThat(clusters)
                .extracting(FailureCluster::newest)
                .containsExactly(all.get(2), all.get(1));
        String rows = clusters.getFirst().cause();
        FailureQuery page = new FailureQuery(Optional.of(rows), all.getFirst().id(), 10);
        assertThat(store.failures(JOB, page)).containsExactly(all.get(2));
        assertThat(store.failureClusters(JOB, 1)).hasSize(1);
        assertThat(store.failureClusters(OTHER, 10)).isEmpty();
        assertThat(store.failureClusters(jobId(9), 10)).isEmpty();
    }

    @Test
    void anAttemptThatIsRepeatedIsNoFailureOfAnyCause() {
        twoJobsThreeItems();
        write(new Change.CountAttempt(JOB, item(JOB, 1), CHECK, 1, again("Busy."), NOON, TOOK));
        assertThat(store.failureClusters(JOB, 10)).isEmpty();
    }

    @Test
    void retryOfOneCauseLeavesTheOthersFailed() {
        twoJobsThreeItems();
        write(
                end(JOB, item(JOB, 1), CHECK, failed("File 1 is damaged; copy it."), 10),
                end(JOB, item(JOB, 2), CHECK, failed("The disk was too slow."), 20),
                ended(MANIFEST, new ItemEnd.Done()));
        String damaged = causeOf("File 2 is damaged; copy it.");
        write(new Change.RetryFailed(JOB, FailureChoice.ofCause(damaged)));

        assertThat(ordinalsWaiting(JOB, CHECK)).containsExactly(1L, 3L);
        assertThat(entry(JOB, 2).state()).isEqualTo(ItemState.FAILED);
        assertThat(totals(JOB).phase(CHECK)).isEqualTo(new PhaseTotals(0, 0, 1, 0, 0, 0, 20, 0));
        assertThat(totals(JOB).phase(MANIFEST)).isEqualTo(PhaseTotals.NONE);
        assertThat(store.failures(JOB, 0, 10)).hasSize(1);
    }

    @Test
    void retryOfOneItemLeavesTheOthersFailed() {
        twoJobsThreeItems();
        write(
                end(JOB, item(JOB, 1), CHECK, failed("Bad."), 10),
                end(JOB, item(JOB, 2), CHECK, failed("Bad."), 20));
        write(new Change.RetryFailed(JOB, FailureChoice.ofItems(List.of(item(JOB, 2)))));

        assertThat(ordinalsWaiting(JOB, CHECK)).containsExactly(2L, 3L);
        assertThat(entry(JOB, 1).failure()).contains(Failure.permanent("Bad."));
    }

    @Test
    void retryOfACauseThatNothingHasChangesNothing() {
        twoJobsThreeItems();
        write(
                end(JOB, item(JOB, 1), CHECK, failed("Bad."), 10),
                ended(MANIFEST, new ItemEnd.Failed(again("The disk is away."))));
        List<StoredJob> before = store.jobs();
        write(
                new Change.RetryFailed(JOB, FailureChoice.ofCause("no such cause")),
                new Change.SkipFailed(JOB, FailureChoice.ofCause("no such cause"), "Given up"));
        assertThat(store.jobs()).isEqualTo(before);
        assertThat(store.failures(JOB, 0, 10)).hasSize(2);
    }

    @Test
    void retryOfAJobPhasesCauseLeavesFailedItemsAlone() {
        twoJobsThreeItems();
        write(
                end(JOB, item(JOB, 1), CHECK, failed("Bad."), 10),
                ended(COPY, new ItemEnd.Done()),
                ended(MANIFEST, new ItemEnd.Failed(failure("The disk is away."))));
        write(new Change.RetryFailed(JOB, FailureChoice.ofCause(causeOf("The disk is away."))));

        assertThat(entry(JOB, 1).state()).isEqualTo(ItemState.FAILED);
        assertThat(totals(JOB).phase(COPY).done()).isEqualTo(1);
        assertThat(totals(JOB).phase(MANIFEST)).isEqualTo(PhaseTotals.NONE);
        assertThat(store.failures(JOB, 0, 10)).hasSize(1);
    }

    @Test
    void aFailedItemThatIsGivenUpIsSkippedSaysWhyAndHoldsNothing() {
        twoJobsThreeItems();
        ItemId first = item(JOB, 1);
        write(
                new Change.EndAttempt(
                        JOB,
                        first,
                        CHECK,
                        new ItemEnd.Next(COPY),
                        1,
                        Map.of(),
                        Map.of(),
                        5,
                        10,
                        700,
                        NOON,
                        TOOK),
                new Change.SaveCheckpoint(JOB, first, COPY, "half"),
                new Change.EndAttempt(
                        JOB,
                        first,
                        COPY,
                        new ItemEnd.Failed(again("File 1 is \"locked\".")),
                        3,
                        Map.of(),
                        Map.of(),
                        0,
                        10,
                        700,
                        NOON,
                        TOOK),
                end(JOB, item(JOB, 2), CHECK, failed("Bad."), 20),
                ended(MANIFEST, new ItemEnd.Failed(again("Why."))));
        assertThat(totals(JOB).stagedBytes()).isEqualTo(700);

        write(new Change.SkipFailed(JOB, FailureChoice.ofItems(List.of(first)), "Given up"));
        assertThat(entry(JOB, 1).state()).isEqualTo(ItemState.SKIPPED);
        assertThat(entry(JOB, 1).phase()).isEqualTo(COPY);
        assertThat(entry(JOB, 1).reason()).contains("Given up: File 1 is \"locked\".");
        assertThat(entry(JOB, 1).failure()).isEmpty();
        assertThat(totals(JOB).phase(COPY)).isEqualTo(new PhaseTotals(0, 1, 0, 0, 0, 10, 0, 0));
        assertThat(totals(JOB).phase(MANIFEST)).isEqualTo(PhaseTotals.NONE);
        assertThat(totals(JOB).stagedBytes()).isZero();
        assertThat(store.checkpoint(first, COPY)).isEmpty();
        assertThat(store.failures(JOB, 0, 10))
                .extracting(FailureRecord::name)
                .containsExactly("File 2");
    }

    private static Failure failure(String sentence) {
        return Failure.permanent(sentence);
    }

    private static ItemEnd failed(String sentence) {
        return new ItemEnd.Failed(failure(sentence));
    }

    private static String causeOf(String sentence) {
        return Cause.of(failure(sentence), List.of("File 2"));
    }

    @Test
    void retryLeavesAnItemThatIsBeingTriedAgainAlone() {
        twoJobsThreeItems();
        write(
                new Change.CountAttempt(JOB, item(JOB, 1), CHECK, 2, again("Busy."), NOON, TOOK),
                new Change.RetryFailed(JOB));
        assertThat(entry(JOB, 1).attempts()).isEqualTo(2);
        assertThat(entry(JOB, 1).failure()).contains(again("Busy."));
    }

    private static Change.EndJobPhase ended(PhaseId phase, ItemEnd end) {
        return new Change.EndJobPhase(JOB, phase, end, Map.of("rows.loaded", 3L), 2, NOON);
    }

    @Test
    void aJobPhaseCountsAsOneItem() {
        twoJobsThreeItems();
        write(ended(MANIFEST, new ItemEnd.Done()));
        assertThat(totals(JOB).phase(MANIFEST)).isEqualTo(new PhaseTotals(1, 0, 0, 2, 0, 0, 0, 0));
        assertThat(totals(JOB).tallies()).isEqualTo(Map.of("rows.loaded", 3L));
    }

    @Test
    void retryClearsAFailedJobPhaseAndKeepsDoneOnesWhenNoItemGoesBack() {
        twoJobsThreeItems();
        write(ended(COPY, new ItemEnd.Done()), ended(MANIFEST, new ItemEnd.Failed(again("Disk."))));
        FailureRecord record = store.failures(JOB, 0, 10).getFirst();
        assertThat(record.item()).isEmpty();
        assertThat(record.name()).isEqualTo("manifest");

        write(new Change.RetryFailed(JOB));
        assertThat(totals(JOB).phase(COPY).done()).isEqualTo(1);
        assertThat(totals(JOB).phase(MANIFEST)).isEqualTo(PhaseTotals.NONE);
        assertThat(totals(JOB).tallies().get("rows.loaded")).isEqualTo(3);
        assertThat(store.failures(JOB, 0, 10)).isEmpty();
    }

    @Test
    void retryClearsDoneJobPhasesTooWhenAnItemGoesBack() {
        twoJobsThreeItems();
        write(
                end(JOB, item(JOB, 1), CHECK, new ItemEnd.Failed(again("Gone.")), 10),
                ended(MANIFEST, new ItemEnd.Done()),
                new Change.RetryFailed(JOB));
        assertThat(totals(JOB).phase(MANIFEST)).isEqualTo(PhaseTotals.NONE);
        assertThat(totals(JOB).tallies().getOrDefault("rows.loaded", 0L)).isZero();
    }

    @Test
    void keepsTheLastCheckpointUntilItsPhaseEnds() {
        twoJobsThreeItems();
        ItemId first = item(JOB, 1);
        write(new Change.SaveCheckpoint(JOB, first, CHECK, "1"));
        write(new Change.SaveCheckpoint(JOB, first, CHECK, "{\"part\":2}"));
        assertThat(store.checkpoint(first, CHECK)).contains("{\"part\":2}");
        assertThat(store.checkpoint(first, COPY)).isEmpty();

        write(end(JOB, first, CHECK, new ItemEnd.Next(COPY), 10));
        assertThat(store.checkpoint(first, CHECK)).isEmpty();
    }

    @Test
    void keepsACheckpointOverATransientFailureOnly() {
        twoJobsThreeItems();
        ItemId first = item(JOB, 1);
        write(
                new Change.SaveCheckpoint(JOB, first, CHECK, "part 7"),
                end(JOB, first, CHECK, new ItemEnd.Failed(again("No network.")), 10),
                new Change.RetryFailed(JOB));
        assertThat(store.checkpoint(first, CHECK)).contains("part 7");

        write(end(JOB, first, CHECK, new ItemEnd.Failed(Failure.permanent("Bad.")), 10));
        assertThat(store.checkpoint(first, CHECK)).isEmpty();
    }

    @Test
    void keepsWhatAJobHasUsedOfTime() {
        twoJobsThreeItems();
        write(new Change.Worked(JOB, Duration.ofSeconds(2), Map.of(CHECK, 1500L)));
        write(new Change.Worked(JOB, Duration.ofSeconds(3), Map.of(CHECK, 2500L, COPY, 10L)));

        assertThat(store.job(JOB).orElseThrow().job().worked()).isEqualTo(Duration.ofSeconds(3));
        assertThat(totals(JOB).phase(CHECK).workedMillis()).isEqualTo(2500);
        assertThat(totals(JOB).phase(COPY).workedMillis()).isEqualTo(10);
    }

    @Test
    void removesAJobWithAllItHadAndTheGroupWithItsLastJob() {
        Group group = aGroup(1);
        write(
                new Change.AddGroup(group),
                new Change.AddJob(aJob(1, Optional.of(group.id()))),
                new Change.AddJob(aJob(2, Optional.of(group.id()))),
                items(JOB, 1, 3),
                items(OTHER, 1, 1));
        ItemId first = item(JOB, 1);
        ItemId others = item(OTHER, 1);
        write(
                new Change.SaveCheckpoint(JOB, first, CHECK, "x"),
                new Change.SaveCheckpoint(OTHER, others, CHECK, "y"),
                end(JOB, item(JOB, 2), CHECK, new ItemEnd.Failed(again("Gone.")), 20),
                ended(MANIFEST, new ItemEnd.Done()));

        write(new Change.RemoveJob(JOB));
        assertThat(store.job(JOB)).isEmpty();
        assertThat(store.items(JOB, ItemQuery.all(0, 10))).isEmpty();
        assertThat(store.failures(JOB, 0, 10)).isEmpty();
        assertThat(store.checkpoint(first, CHECK)).isEmpty();
        assertThat(store.checkpoint(others, CHECK)).contains("y");
        assertThat(store.groups()).containsExactly(group);

        write(new Change.RemoveJob(OTHER));
        assertThat(store.groups()).isEmpty();
    }

    @Test
    void leavesOutChangesOfAJobThatIsGone() {
        twoJobsThreeItems();
        ItemId first = item(JOB, 1);
        var added =
                write(
                        new Change.RemoveJob(JOB),
                        end(JOB, first, CHECK, new ItemEnd.Done(), 10),
                        new Change.SaveCheckpoint(JOB, first, CHECK, "x"),
                        new Change.Worked(JOB, Duration.ofSeconds(1), Map.of(CHECK, 1L)),
                        new Change.RetryFailed(JOB),
                        ended(MANIFEST, new ItemEnd.Done()),
                        new Change.UpdateJob(aJob(1)),
                        items(JOB, 4, 5));
        assertThat(added).containsExactly(new JobStore.PageAdded(JOB, 0, 0));
        assertThat(store.jobs()).hasSize(1);
        assertThat(store.checkpoint(first, CHECK)).isEmpty();
    }

    @Test
    void aWriteThatCannotBeDoneChangesNothingAndTheNextOneWorks() {
        twoJobsThreeItems();
        ItemId first = item(JOB, 1);
        List<StoredJob> before = store.jobs();
        assertThatThrownBy(() ->
                        write(
                                end(JOB, first, CHECK, new ItemEnd.Next(COPY), 10),
                                new Change.SaveCheckpoint(JOB, first, COPY, "x"),
                                items(JOB, 4, 9),
                                end(JOB, first, CHECK, new ItemEnd.Done(), 10)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store.jobs()).isEqualTo(before);
        assertThat(store.checkpoint(first, COPY)).isEmpty();
        assertThat(ordinalsWaiting(JOB, CHECK)).containsExactly(1L, 2L, 3L);

        write(end(JOB, first, CHECK, new ItemEnd.Next(COPY), 10), items(JOB, 4, 4));
        assertThat(ordinalsWaiting(JOB, COPY)).containsExactly(1L);
        assertThat(totals(JOB).found()).isEqualTo(4);
    }

    @Test
    void findsItemsByStateAndPartOfTheirName() {
        write(
                new Change.AddJob(aJob(1)),
                new Change.AddItems(
                        JOB,
                        List.of(
                                new ItemDraft("1", "Äpfel.tsv", 1, Map.of()),
                                new ItemDraft("2", "birnen.tsv", 1, Map.of()),
                                new ItemDraft("3", "APFELSAFT.tsv", 1, Map.of())),
                        CHECK,
                        Histories.finished()));
        write(end(JOB, item(JOB, 2), CHECK, new ItemEnd.Failed(again("Gone.")), 1));

        assertThat(names(new ItemQuery(Set.of(ItemState.FAILED), Optional.empty(), 0, 9)))
                .containsExactly("birnen.tsv");
        assertThat(names(new ItemQuery(Set.of(), Optional.of("äPF"), 0, 9)))
                .containsExactly("Äpfel.tsv");
        assertThat(names(new ItemQuery(Set.of(ItemState.WAITING), Optional.of(".TSV"), 1, 9)))
                .containsExactly("APFELSAFT.tsv");
        assertThat(names(new ItemQuery(Set.of(), Optional.of("."), 0, 2)))
                .containsExactly("Äpfel.tsv", "birnen.tsv");
        assertThat(names(backwards(Set.of(), 0)))
                .containsExactly("APFELSAFT.tsv", "birnen.tsv", "Äpfel.tsv");
        assertThat(names(backwards(Set.of(), 2))).containsExactly("Äpfel.tsv");
        assertThat(names(backwards(Set.of(ItemState.FAILED, ItemState.SKIPPED), 3)))
                .containsExactly("birnen.tsv");
    }

    private static ItemQuery backwards(Set<ItemState> states, long after) {
        return new ItemQuery(states, Optional.empty(), after, 9, ItemQuery.Order.REVERSE);
    }

    private List<String> names(ItemQuery query) {
        return store.items(JOB, query).stream().map(one -> one.item().name()).toList();
    }

    @Test
    void keepsSettings() {
        assertThat(store.settings()).isEmpty();
        store.putSetting("lane.cpu", "2");
        store.putSetting("lane.cpu", "4");
        assertThat(store.settings()).isEqualTo(Map.of("lane.cpu", "4"));
    }

    @Test
    void countersEqualARecountOfTheItemsAfterAnyHistory() {
        for (long seed = 1; seed <= 12; seed++) {
            JobStore fresh = open();
            new RandomHistory(fresh, seed).playAndRecount(60);
            fresh.close();
        }
    }
}
