package dev.sluice.desktop.queue;

import static dev.sluice.desktop.queue.Snapshots.NOON;
import static dev.sluice.desktop.queue.Snapshots.counts;
import static dev.sluice.desktop.queue.Snapshots.job;
import static dev.sluice.desktop.queue.Snapshots.phase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.progress.BatchProgress;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.PhaseKind;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.progress.PhaseStatus;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.progress.Unit;
import dev.sluice.engine.progress.Waits;
import dev.sluice.ui.Messages;

import javafx.collections.ListChangeListener;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

final class QueueViewModelTest {

    private final QueueViewModel queue =
            new QueueViewModel(Messages.of(Locale.ENGLISH), ZoneOffset.UTC);

    /** As a window does that is high enough for all rows. */
    @BeforeEach
    void lookAtEveryRow() {
        queue.model()
                .rows()
                .addListener((ListChangeListener<QueueRow>) QueueViewModelTest::lookAtChanged);
    }

    private static void lookAtChanged(ListChangeListener.Change<? extends QueueRow> change) {
        while (change.next()) {
            for (QueueRow gone : change.getRemoved()) {
                if (gone instanceof HeadRow row) {
                    row.unwatch();
                }
            }
            for (QueueRow come : change.getAddedSubList()) {
                if (come instanceof HeadRow row) {
                    row.watch();
                }
            }
        }
    }

    @Test
    void severalWorkersAreToldOneALineAndASingleOneInTheLineAlone() {
        PhaseProgress several = compressing("a.tsv", "b.tsv", "c.tsv");
        queue.show(Snapshots.of(job("runs").in(JobState.RUNNING).phases(several).build()));
        PhaseRow line = row("j-runs").phases().getFirst();
        assertThat(line.item().get()).isEqualTo("a.tsv and 2 more");
        assertThat(line.workers().get().replace('\u202f', ' '))
                .isEqualTo("64 % of a.tsv\n64 % of b.tsv\n64 % of c.tsv");

        PhaseProgress single = compressing("c.tsv");
        queue.show(Snapshots.of(job("runs").in(JobState.RUNNING).phases(single).build()));
        assertThat(line.workers().get()).isEmpty();
    }

    @Test
    void aRowOutOfSightIsFilledOnceItComesIntoSight() {
        queue.show(Snapshots.of(job("runs").in(JobState.RUNNING).items(1, 0, 9).build()));
        JobRow row = row("j-runs");
        row.unwatch();
        List<String> changes = new ArrayList<>();
        row.accessibleText().subscribe((before, after) -> changes.add(after));

        queue.show(
                Snapshots.of(
                        job("runs").in(JobState.RUNNING).named("renamed").items(5, 0, 5).build()));
        assertThat(changes).isEmpty();
        row.watch();

        assertThat(changes).hasSize(1);
        assertThat(row.name().get()).isEqualTo("renamed");
    }

    @Test
    void runningComesFirstThenWhatWaitsInOrderThenTheNewestFinished() {
        queue.show(
                Snapshots.of(
                        job("done1").in(JobState.SUCCEEDED).at(1).finished(NOON).build(),
                        job("wait1").at(2).build(),
                        job("done2")
                                .in(JobState.SUCCEEDED)
                                .at(3)
                                .finished(NOON.plusSeconds(60))
                                .build(),
                        job("runs").in(JobState.RUNNING).at(4).build(),
                        job("wait2").at(5).build(),
                        job("urgent").at(6).priority(1).build()));

        assertThat(keys())
                .containsExactly("j-runs", "j-urgent", "j-wait1", "j-wait2", "j-done2", "j-done1");
    }

    @Test
    void outsideTheHoursOfTheQueueNothingStartsNext() {
        EngineSnapshot open = Snapshots.of(job("wait1").build(), job("wait2").at(2).build());
        queue.show(open);
        assertThat(row("j-wait1").stateDetail().get()).isEqualTo("starts next");

        queue.show(
                new EngineSnapshot(
                        open.at(),
                        open.jobs(),
                        open.groups(),
                        open.lanes(),
                        open.staging(),
                        open.queueEta(),
                        open.openEnded(),
                        Optional.of(NOON.plusSeconds(3600))));
        assertThat(row("j-wait1").stateDetail().get()).isEqualTo("outside its hours");

        queue.show(open);
        assertThat(row("j-wait1").stateDetail().get()).isEqualTo("starts next");
    }

    @Test
    void whatEndedWellStandsInOneLineWhenAskedForAndWhatFailedStays() {
        queue.show(
                Snapshots.of(
                        job("runs").in(JobState.RUNNING).build(),
                        job("done1").in(JobState.SUCCEEDED).finished(NOON).build(),
                        job("failed").in(JobState.FAILED).finished(NOON).build(),
                        job("done2").in(JobState.CANCELLED).finished(NOON).build()));

        queue.model().foldFinished().set(true);
        assertThat(keys()).containsExactly("j-runs", "j-failed", "finished-more");
        MoreRow rest = (MoreRow) queue.model().rows().getLast();
        assertThat(rest.link().get()).isEqualTo("Show 2 finished jobs");

        queue.model().search().set("done");
        assertThat(keys()).containsExactlyInAnyOrder("j-done1", "j-done2");
        queue.model().search().set("");

        queue.showRest(rest);
        assertThat(keys()).hasSize(4);
        assertThat(queue.model().foldFinished().get()).isFalse();
    }

    @Test
    void countsOfFiltersAddUpToAll() {
        queue.show(
                Snapshots.of(
                        job("aaaa").in(JobState.RUNNING).build(),
                        job("bbbb").in(JobState.PAUSED).build(),
                        job("cccc").build(),
                        job("dddd").in(JobState.SUCCEEDED).build(),
                        job("eeee").in(JobState.CANCELLED).build(),
                        job("ffff").in(JobState.FAILED).build()));

        assertThat(count(QueueFilter.ALL)).isEqualTo(6);
        assertThat(count(QueueFilter.RUNNING)).isEqualTo(1);
        assertThat(count(QueueFilter.WAITING)).isEqualTo(2);
        assertThat(count(QueueFilter.DONE)).isEqualTo(2);
        assertThat(count(QueueFilter.FAILED)).isEqualTo(1);
        queue.model().filter().set(QueueFilter.FAILED);
        assertThat(keys()).containsExactly("j-ffff");
    }

    @Test
    void searchLooksAtNamesFilesAndGroups() {
        Group group = Snapshots.group("g-abcd", "Spring sales");
        queue.show(
                Snapshots.at(
                        NOON,
                        List.of(group),
                        job("aaaa").named("orders").build(),
                        job("bbbb").named("returns").of("g-abcd").build()));

        queue.model().search().set("ORDER");
        assertThat(keys()).containsExactly("j-aaaa");
        queue.model().search().set("spring");
        assertThat(keys()).containsExactly("g-abcd", "j-bbbb");
        queue.model().search().set("nothing like it");
        assertThat(keys()).isEmpty();
        assertThat(queue.model().empty().get()).isFalse();
    }

    @Test
    void groupsEndIsAlsoThatOfJobsWhoseFilesNobodyHasLookedAt() {
        Snapshots.Builder running =
                job("aaaa")
                        .of("g-abcd")
                        .in(JobState.RUNNING)
                        .left(Duration.ofMinutes(2), Duration.ofMinutes(3), "copy");
        Snapshots.Builder waiting = job("bbbb").of("g-abcd").unseen();
        queue.show(
                Snapshots.at(
                        NOON,
                        List.of(Snapshots.group("g-abcd", "sales")),
                        running.build(),
                        waiting.build()));

        GroupRow row = (GroupRow) queue.model().rows().getFirst();
        assertThat(plain(row.eta().get())).isEqualTo("4–6 min left");
    }

    @Test
    void runningJobSaysWhatHoldsItBackAndEachPhaseWhatItDoes() {
        queue.show(Snapshots.of(running().build()));

        JobRow row = row("j-runs");
        assertThat(row.stateText().get()).isEqualTo("Running");
        assertThat(row.stateDetail().get()).isEqualTo("Copy holds it back");
        assertThat(row.stateDetailStrong().get()).isTrue();
        assertThat(plain(row.eta().get())).isEqualTo("3–5 min left");
        assertThat(plain(row.measure().get())).isEqualTo("5 min 10 s elapsed");
        assertThat(row.phases())
                .extracting(PhaseRow::key)
                .containsExactly("check", "compress", "copy");

        PhaseRow check = row.phases().get(0);
        assertThat(check.note().get()).isEqualTo("1 failed");
        assertThat(check.noteFailed().get()).isTrue();
        assertThat(check.failedFraction().get()).isGreaterThan(0);

        PhaseRow compress = row.phases().get(1);
        assertThat(compress.verb().get()).isEqualTo("Compressing");
        assertThat(compress.item().get()).isEqualTo("part30.tsv, part31.tsv");
        assertThat(compress.countDone().get() + compress.countRest().get()).isEqualTo("29/39");
        assertThat(compress.note().get()).isEqualTo("7 waiting");
        assertThat(plain(compress.measure().get())).isEqualTo("37.9 of 49.9 GB");
        assertThat(plain(compress.rate().get())).isEqualTo("101 MB/s");
        assertThat(compress.accessibleText().get())
                .isEqualTo("Compress, 29 of 39 items, 101 megabytes per second");

        PhaseRow copy = row.phases().get(2);
        assertThat(copy.state().get()).isEqualTo(BarState.WAITING_FOR_LANE);
        assertThat(copy.verb().get()).isEqualTo("Copy");
        assertThat(copy.item().get()).isEqualTo("waits for the warehouse (1 of 1)");
    }

    @Test
    void aDownloadOfUnknownSizeIsShownAtWorkUntilItsFirstFileEnds() {
        queue.show(Snapshots.of(downloading(counts(0, 0, 2, 1), 0)));
        PhaseRow download = row("j-links").phases().getFirst();
        assertThat(download.total().get()).isEqualTo(BarTotal.UNKNOWN);
        assertThat(download.countDone().get() + download.countRest().get()).isEqualTo("0/3");
        assertThat(download.accessibleText().get())
                .isEqualTo("Download, 0 of 3 items, size not known yet, 2 megabytes per second");

        queue.show(Snapshots.of(downloading(counts(1, 0, 2, 0), 0.33)));
        assertThat(download.total().get()).isEqualTo(BarTotal.KNOWN);
        assertThat(download.accessibleText().get())
                .isEqualTo("Download, 1 of 3 items, 2 megabytes per second");
    }

    @Test
    void whatHasATotalStartsWithAnEmptyBar() {
        queue.show(
                Snapshots.of(
                        job("files")
                                .in(JobState.RUNNING)
                                .phases(
                                        phase(
                                                        "check",
                                                        PhaseKind.VERIFY,
                                                        PhaseStatus.ACTIVE,
                                                        counts(0, 0, 1, 2),
                                                        Unit.ROWS)
                                                .measured(0, Total.unknown(), 0)
                                                .at(0)
                                                .build())
                                .build()));

        assertThat(row("j-files").phases().getFirst().total().get()).isEqualTo(BarTotal.KNOWN);
    }

    private static JobSnapshot downloading(Counts counts, double fraction) {
        return job("links")
                .in(JobState.RUNNING)
                .phases(
                        phase(
                                        "download",
                                        PhaseKind.TRANSFER,
                                        PhaseStatus.ACTIVE,
                                        counts,
                                        Unit.BYTES)
                                .measured(37_000_000, Total.unknown(), 2e6)
                                .at(fraction, "talk.mp3")
                                .build())
                .build();
    }

    @Test
    void theSourceOfABatchedJobTellsOfItsBatchesUntilTheLastItem() {
        PhaseProgress found =
                phase(
                                "playlist",
                                PhaseKind.FIND,
                                PhaseStatus.DONE,
                                counts(100, 0, 0, 0),
                                Unit.ITEMS)
                        .build();
        PhaseProgress extract =
                phase(
                                "extract",
                                PhaseKind.CHANGE,
                                PhaseStatus.ACTIVE,
                                counts(25, 0, 1, 74),
                                Unit.SECONDS)
                        .measured(15_120, new Total.Estimated(27_600), 41)
                        .at(0.25, "Talk 26.opus")
                        .build();
        Snapshots.Builder talks = job("talks").in(JobState.RUNNING).phases(found, extract);
        queue.show(
                Snapshots.of(talks.batch(new BatchProgress(3, 10, 5, 10, 25, 100, false)).build()));

        JobRow row = row("j-talks");
        assertThat(row.stateDetail().get()).isEqualTo("batch 3 of 10");
        assertThat(row.phases()).extracting(PhaseRow::key).containsExactly("playlist", "extract");
        PhaseRow list = row.phases().getFirst();
        assertThat(list.state().get()).isEqualTo(BarState.ACTIVE);
        assertThat(list.verb().get()).isEqualTo("Playlist");
        assertThat(plain(list.countDone().get() + list.countRest().get() + list.note().get()))
                .isEqualTo("5/10\u00a0· 25/100 total (75 remaining)");
        assertThat(list.fraction().get()).isEqualTo(0.25);
        assertThat(list.batches().get()).isEqualTo(10);
        assertThat(plain(row.phases().getLast().measure().get())).isEqualTo("4 h 12 of ~7 h 40");
        assertThat(plain(row.phases().getLast().rate().get())).isEqualTo("41 × real time");

        queue.show(
                Snapshots.of(
                        talks.batch(new BatchProgress(1, 1, 25, 100, 25, 100, false)).build()));
        assertThat(row("j-talks").stateDetail().get()).doesNotContain("batch");
        assertThat(row("j-talks").phases())
                .as("one batch says nothing new, so its line goes as that of any phase")
                .extracting(phase -> phase.state().get())
                .containsExactly(BarState.DONE, BarState.ACTIVE);
    }

    @Test
    void inOneLineAJobShowsTheNumbersOfWhatHoldsItBack() {
        queue.show(Snapshots.of(running().build()));
        JobRow row = row("j-runs");
        PhaseRow copy = row.phases().get(2);

        queue.model().dense().set(true);
        assertThat(row.countDone().get() + row.countRest().get())
                .isEqualTo(copy.countDone().get() + copy.countRest().get())
                .isNotEmpty();
        assertThat(row.measure().get()).isEqualTo(copy.rate().get());
        assertThat(row.phases()).hasSize(3);

        queue.model().dense().set(false);
        assertThat(row.countDone().get()).isEmpty();
        assertThat(plain(row.measure().get())).isEqualTo("5 min 10 s elapsed");
    }

    @Test
    void rowsAndPhaseRowsAreKeptFromSampleToSample() {
        queue.show(Snapshots.of(running().build()));
        JobRow row = row("j-runs");
        PhaseRow compress = row.phases().get(1);

        queue.show(Snapshots.of(running().elapsed(Duration.ofSeconds(311)).build()));

        assertThat(row("j-runs")).isSameAs(row);
        assertThat(row.phases().get(1)).isSameAs(compress);
        assertThat(plain(row.measure().get())).isEqualTo("5 min 11 s elapsed");
    }

    @Test
    void phaseThatIsThroughKeepsItsLineForASecond() {
        var active =
                phase(
                        "check",
                        PhaseKind.VERIFY,
                        PhaseStatus.ACTIVE,
                        counts(38, 0, 1, 0),
                        Unit.ROWS);
        var done =
                phase("check", PhaseKind.VERIFY, PhaseStatus.DONE, counts(39, 0, 0, 0), Unit.ROWS);
        var copy =
                phase("copy", PhaseKind.WRITE, PhaseStatus.ACTIVE, counts(0, 0, 1, 38), Unit.ROWS);
        var runs = job("runs").in(JobState.RUNNING);
        queue.show(Snapshots.of(runs.phases(active.build(), copy.build()).build()));
        JobSnapshot through = runs.phases(done.build(), copy.build()).build();

        queue.show(Snapshots.at(NOON.plusMillis(100), List.of(), through));
        assertThat(row("j-runs").phases())
                .extracting(PhaseRow::key)
                .containsExactly("check", "copy");
        assertThat(row("j-runs").phases().getFirst().state().get()).isEqualTo(BarState.DONE);

        queue.show(
                Snapshots.at(
                        NOON.plusMillis(1200),
                        List.of(),
                        runs.phases(done.build(), copy.build()).build()));
        assertThat(row("j-runs").phases()).extracting(PhaseRow::key).containsExactly("copy");
    }

    @Test
    void finishedJobFoldsIntoOneLine() {
        queue.show(
                Snapshots.of(
                        job("done")
                                .in(JobState.SUCCEEDED)
                                .items(24, 0, 0)
                                .rows(18_200_000, 0)
                                .elapsed(Duration.ofSeconds(271))
                                .build()));

        JobRow row = row("j-done");
        assertThat(row.phases()).isEmpty();
        assertThat(row.stateText().get()).isEqualTo("Done");
        assertThat(plain(row.summary().get()))
                .isEqualTo("24 of 24 files · 18.2 M rows loaded · none rejected · 4 min 31 s");
        assertThat(row.actions()).contains(RowAction.OPEN_RESULT, RowAction.REPORT);
    }

    @Test
    void jobWithFailuresOffersToRetryThem() {
        queue.show(
                Snapshots.of(
                        job("some").in(JobState.COMPLETED_WITH_FAILURES).items(116, 2, 0).build()));

        JobRow row = row("j-some");
        assertThat(row.stateText().get()).isEqualTo("Done, 2 failed");
        assertThat(row.failed().get()).isEqualTo(2);
        assertThat(row.actions().getFirst()).isEqualTo(RowAction.RETRY_FAILED);
    }

    @Test
    void orderStaysWhileThePointerIsOverTheListAndFollowsOnceItHasLeft() {
        queue.show(Snapshots.of(job("one1").at(1).build(), job("two2").at(2).build()));
        queue.hold(true);

        queue.show(
                Snapshots.of(
                        job("one1").at(1).build(), job("two2").in(JobState.RUNNING).at(2).build()));
        assertThat(keys()).containsExactly("j-one1", "j-two2");

        queue.hold(false);
        assertThat(keys()).containsExactly("j-two2", "j-one1");
    }

    @Test
    void orderFollowsAtOnceWhatAPersonMovesUnderThePointer() {
        queue.show(Snapshots.of(job("one1").at(1).build(), job("two2").at(2).build()));
        queue.hold(true);
        queue.followOrder();

        queue.show(Snapshots.of(job("two2").at(1).build(), job("one1").at(2).build()));

        assertThat(keys()).containsExactly("j-two2", "j-one1");
    }

    @Test
    void longGroupShowsWhatIsOfInterestAndTheRestInOneLine() {
        Group group = Snapshots.group("g-year", "sales 2024");
        List<JobSnapshot> months = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            JobState state =
                    month < 4
                            ? JobState.SUCCEEDED
                            : month == 4 ? JobState.RUNNING : JobState.QUEUED;
            months.add(
                    job("month" + month)
                            .of("g-year")
                            .in(state)
                            .at(month)
                            .finished(NOON.plusSeconds(month))
                            .build());
        }
        queue.show(Snapshots.at(NOON, List.of(group), months.toArray(JobSnapshot[]::new)));

        assertThat(keys())
                .containsExactly("g-year", "j-month3", "j-month4", "j-month5", "g-year-more");
        GroupRow line = (GroupRow) queue.model().rows().getFirst();
        assertThat(line.stateText().get()).isEqualTo("1 running · 8 waiting");
        assertThat(line.countDone().get() + line.countRest().get()).isEqualTo("3/12");
        assertThat(line.cells()).hasSize(12).startsWith(CellState.DONE).endsWith(CellState.WAITING);
        MoreRow more = (MoreRow) queue.model().rows().getLast();
        assertThat(more.link().get()).isEqualTo("Show 9 more");
        assertThat(more.detail().get()).isEqualTo("2 done · 7 waiting");

        queue.showRest(more);
        assertThat(keys()).hasSize(14);
        queue.toggle(line);
        assertThat(keys()).containsExactly("g-year");
    }

    @Test
    void aGroupThatIsRemovedIsForgottenButOneThatIsHiddenIsNot() {
        Group group = Snapshots.group("g-year", "sales 2024");
        EngineSnapshot there = Snapshots.at(NOON, List.of(group), job("may1").of("g-year").build());
        queue.show(there);
        QueueRow line = queue.model().rows().getFirst();

        queue.hide(List.of(new JobId("j-may1")));
        queue.unhide(List.of(new JobId("j-may1")));
        assertThat(queue.model().rows().getFirst()).isSameAs(line);

        // The engine remembers a group for longer than its jobs.
        queue.show(Snapshots.at(NOON, List.of(group)));
        queue.show(there);
        assertThat(queue.model().rows().getFirst()).isNotSameAs(line);
    }

    @Test
    void aHiddenJobThatIsRemovedIsForgotten() {
        EngineSnapshot both = Snapshots.of(job("one1").build(), job("two2").build());
        queue.show(both);
        queue.hide(List.of(new JobId("j-two2")));
        queue.show(Snapshots.of(job("one1").build()));

        queue.show(both);
        assertThat(keys()).containsExactly("j-one1", "j-two2");
    }

    @Test
    void aRemovedLongGroupIsNotRememberedAsShownWhole() {
        Group group = Snapshots.group("g-year", "sales 2024");
        List<JobSnapshot> months = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            months.add(job("month" + month).of("g-year").at(month).build());
        }
        EngineSnapshot there =
                Snapshots.at(NOON, List.of(group), months.toArray(JobSnapshot[]::new));
        queue.show(there);
        int few = keys().size();
        queue.showRest((MoreRow) queue.model().rows().getLast());
        assertThat(keys().size()).isGreaterThan(few);

        queue.show(Snapshots.at(NOON, List.of(group)));
        queue.show(there);
        assertThat(keys()).hasSize(few);
    }

    @Test
    void restOfAPausedGroupIsPausedAndDoesNotWait() {
        Group group = Snapshots.group("g-year", "sales 2024");
        List<JobSnapshot> months = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            months.add(job("month" + month).of("g-year").in(JobState.PAUSED).at(month).build());
        }
        queue.show(Snapshots.at(NOON, List.of(group), months.toArray(JobSnapshot[]::new)));

        MoreRow more = (MoreRow) queue.model().rows().getLast();
        assertThat(more.detail().get()).isEqualTo("11 paused");
    }

    @Test
    void namesFromOutsideAreShownInOneLineAndInTheirOrder() {
        queue.show(
                Snapshots.at(
                        NOON,
                        List.of(Snapshots.group("g-year", "year\u202e2024")),
                        job("name").named("invoice_\u202evst.exe\n").build(),
                        job("baby").of("g-year").build()));

        assertThat(queue.model().rows())
                .filteredOn(HeadRow.class::isInstance)
                .extracting(row -> ((HeadRow) row).name().get())
                .contains("invoice_□vst.exe ", "year□2024");
    }

    @Test
    void waitingJobsSayWhatIsExpectedOfThemAndTheirGroupAddsUp() {
        Group group = Snapshots.group("g-year", "sales 2024");
        Duration eight = Duration.ofMinutes(8);
        Duration ten = Duration.ofMinutes(10);
        queue.show(
                Snapshots.at(
                        NOON,
                        List.of(group),
                        job("may1")
                                .of("g-year")
                                .in(JobState.QUEUED)
                                .at(1)
                                .left(eight, ten, "copy")
                                .build(),
                        job("june2")
                                .of("g-year")
                                .in(JobState.QUEUED)
                                .at(2)
                                .left(eight, ten, "copy")
                                .build()));

        GroupRow months = (GroupRow) queue.model().rows().getFirst();
        JobRow may = (JobRow) queue.model().rows().get(1);
        assertThat(plain(may.eta().get())).isEqualTo("est. 8–10 min");
        assertThat(plain(months.eta().get())).isEqualTo("est. 16–20 min");
    }

    @Test
    void hiddenJobsAreGoneUntilTheRemovalIsUndone() {
        queue.show(Snapshots.of(job("one1").build(), job("two2").at(2).build()));

        queue.hide(List.of(new JobId("j-one1")));
        assertThat(keys()).containsExactly("j-two2");
        assertThat(count(QueueFilter.ALL)).isEqualTo(1);

        queue.unhide(List.of(new JobId("j-one1")));
        assertThat(keys()).containsExactly("j-one1", "j-two2");
    }

    @Test
    void tenThousandJobsOfWhichOneChangesTakeFarLessThanATick() {
        JobSnapshot[] jobs = new JobSnapshot[10_000];
        for (int i = 0; i < jobs.length; i++) {
            jobs[i] = job("job" + i + "x").at(i + 1).build();
        }
        queue.show(Snapshots.of(jobs));
        long fastest = Long.MAX_VALUE;
        for (int tick = 0; tick < 40; tick++) {
            jobs[0] = running().at(1).elapsed(Duration.ofSeconds(tick)).build();
            EngineSnapshot snapshot = Snapshots.of(jobs);
            long begin = System.nanoTime();
            queue.show(snapshot);
            fastest = Math.min(fastest, System.nanoTime() - begin);
        }
        // Of several tries, since the machine may be doing something else.
        Duration aTick = Duration.ofNanos(fastest);

        assertThat(queue.model().rows()).hasSize(10_000);
        assertThat(aTick).isLessThan(Duration.ofMillis(20));
    }

    private static Snapshots.Builder running() {
        return job("runs")
                .in(JobState.RUNNING)
                .elapsed(Duration.ofSeconds(310))
                .left(Duration.ofMinutes(3), Duration.ofMinutes(5), "copy")
                .phases(
                        Snapshots.files(),
                        phase(
                                        "check",
                                        PhaseKind.VERIFY,
                                        PhaseStatus.ACTIVE,
                                        counts(38, 1, 1, 0),
                                        Unit.ROWS)
                                .measured(203_000_000, Total.unknown(), 490_000)
                                .at(0.97, "part39.tsv")
                                .build(),
                        phase(
                                        "compress",
                                        PhaseKind.CHANGE,
                                        PhaseStatus.ACTIVE,
                                        counts(29, 0, 2, 8),
                                        Unit.BYTES)
                                .measured(37_900_000_000L, Total.known(49_900_000_000L), 101e6)
                                .at(0.76, "part30.tsv", "part31.tsv")
                                .queued(7)
                                .build(),
                        phase(
                                        "upload",
                                        PhaseKind.TRANSFER,
                                        PhaseStatus.OFF,
                                        counts(0, 0, 0, 0),
                                        Unit.BYTES)
                                .build(),
                        phase(
                                        "copy",
                                        PhaseKind.WRITE,
                                        PhaseStatus.WAITING,
                                        counts(22, 0, 0, 17),
                                        Unit.ROWS)
                                .waits(new Waits.ForLane("warehouse", 1, 1))
                                .at(0.56)
                                .build(),
                        phase(
                                        "reconcile",
                                        PhaseKind.VERIFY,
                                        PhaseStatus.WAITING,
                                        counts(0, 0, 0, 1),
                                        Unit.ITEMS)
                                .waits(new Waits.ForInput())
                                .build());
    }

    @Test
    void aPhaseThatStagingHoldsBackNamesTheOneThatMakesRoom() {
        showHeldBack(
                phase("upload", PhaseKind.TRANSFER, PhaseStatus.OFF, counts(0, 0, 0, 0), Unit.BYTES)
                        .build(),
                phase("copy", PhaseKind.WRITE, PhaseStatus.ACTIVE, counts(1, 0, 1, 3), Unit.ROWS)
                        .build());
        PhaseRow line = row("j-runs").phases().getFirst();
        assertThat(line.verb().get()).isEqualTo("Compress");
        assertThat(line.item().get()).isEqualTo("waits until Copy has made room, staging is full");
        assertThat(line.accessibleText().get()).contains("waits until Copy has made room");

        // Nothing of this job lies there any more, so others have filled it.
        showHeldBack(
                phase("copy", PhaseKind.WRITE, PhaseStatus.WAITING, counts(1, 0, 0, 3), Unit.ROWS)
                        .build());
        assertThat(line.item().get()).isEqualTo("waits until there is room, staging is full");
    }

    private void showHeldBack(PhaseProgress... after) {
        List<PhaseProgress> phases = new ArrayList<>();
        phases.add(
                phase(
                                "compress",
                                PhaseKind.CHANGE,
                                PhaseStatus.WAITING,
                                counts(2, 0, 0, 4),
                                Unit.BYTES)
                        .queued(4)
                        .waits(new Waits.ForStaging())
                        .build());
        phases.addAll(List.of(after));
        queue.show(
                Snapshots.of(
                        job("runs")
                                .in(JobState.RUNNING)
                                .phases(phases.toArray(PhaseProgress[]::new))
                                .build()));
    }

    private List<String> keys() {
        return queue.model().rows().stream().map(QueueRow::key).toList();
    }

    private int count(QueueFilter filter) {
        return queue.model().count(filter).get();
    }

    private JobRow row(String key) {
        return queue.model().rows().stream()
                .filter(JobRow.class::isInstance)
                .map(JobRow.class::cast)
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** Narrow spaces as plain ones, so that a test can be read. */
    private static String plain(String text) {
        return text.replace('\u202f', ' ');
    }

    private static PhaseProgress compressing(String... names) {
        return phase(
                        "compress",
                        PhaseKind.CHANGE,
                        PhaseStatus.ACTIVE,
                        counts(1, 0, names.length, 4),
                        Unit.BYTES)
                .at(0.5, names)
                .build();
    }
}
