package dev.sluice.desktop.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

class HistoryViewModelTest {
    private final Past past = new Past();
    private final List<HistoryQuery> asked = new ArrayList<>();
    private final List<Runnable> due = new ArrayList<>();
    private final List<Exception> failures = new ArrayList<>();
    private final HistoryViewModel model =
            new HistoryViewModel(
                    Messages.of(Locale.ENGLISH),
                    Clock.fixed(Past.NOW, ZoneOffset.UTC),
                    (query, answer, failed) -> {
                        asked.add(query);
                        due.add(() -> answer.accept(past.answer(query)));
                    },
                    past::snapshot,
                    failures::add);

    private static Instant minutesAgo(long minutes) {
        return Past.NOW.minusSeconds(minutes * 60);
    }

    private void load(String name, long minutesAgo) {
        past.load(name, minutesAgo(minutesAgo), Duration.ofSeconds(532), 1);
    }

    /** Gives every answer that is due, those included that come of it. */
    private void answer() {
        while (!due.isEmpty()) {
            due.removeFirst().run();
        }
    }

    private List<String> names() {
        return model.rows().stream().map(HistoryRow::name).toList();
    }

    @Test
    void anEndedJobIsToldInWords() {
        load("sales 2024-03", 70);
        model.refresh();
        answer();

        HistoryRow row = model.rows().getFirst();
        assertThat(row.result()).isEqualTo("Done");
        assertThat(row.ended()).isEqualTo("Today 2:50\u202fPM");
        assertThat(row.took()).isEqualTo("8\u202fmin 52\u202fs");
        assertThat(row.items()).isEqualTo("40 files");
        assertThat(row.volume()).isEqualTo("50.5\u202fGB");
        assertThat(row.output()).isEqualTo("211\u202fM\u202frows");
        assertThat(row.slowest()).isEqualTo("Upload");
        assertThat(row.summary())
                .isEqualTo(
                        "est. 8–11\u202fmin, took 8\u202fmin 52\u202fs · 210,583,333 rows read ="
                                + " 210,583,311 loaded + 22 rejected");
        assertThat(model.caption().get()).isEqualTo("1 finished job since 21 Nov");
    }

    @Test
    void failuresAndOtherDaysAreToldToo() {
        past.add(
                        "cut",
                        "media",
                        JobState.CANCELLED,
                        minutesAgo(24 * 60),
                        Duration.ofSeconds(5),
                        1,
                        0,
                        Optional.empty())
                .add(
                        "bad",
                        "load",
                        JobState.FAILED,
                        minutesAgo(3 * 24 * 60),
                        Duration.ofSeconds(5),
                        1,
                        4,
                        Optional.of(Failure.permanent("The disk is full.")))
                .add(
                        "half",
                        "load",
                        JobState.COMPLETED_WITH_FAILURES,
                        Instant.parse("2025-02-03T10:00:00Z"),
                        Duration.ofSeconds(5),
                        1,
                        4,
                        Optional.empty());
        model.refresh();
        answer();

        assertThat(model.rows())
                .extracting(HistoryRow::result)
                .containsExactly("Cancelled", "Failed: The disk is full.", "Done, 4 failed");
        assertThat(model.rows())
                .extracting(HistoryRow::ended)
                .containsExactly("Yesterday 4:00\u202fPM", "18 Nov 4:00\u202fPM", "3 Feb 2025");
        assertThat(model.rows().get(1).items()).isEqualTo("36 of 40 files");
        assertThat(model.caption().get()).isEqualTo("3 finished jobs since 3 Feb 2025");
    }

    @Test
    void searchAndPeriodNarrowTheListAndAnEmptyOneSaysWhy() {
        load("sales 2024-03", 70);
        load("Ärzte", 60 * 24 * 9);
        model.refresh();
        answer();
        assertThat(names()).containsExactly("sales 2024-03", "Ärzte");

        model.search().set("ärz");
        answer();
        assertThat(names()).containsExactly("Ärzte");

        model.period().set(HistoryPeriod.WEEK);
        answer();
        assertThat(names()).isEmpty();
        assertThat(model.placeholder().get()).isEqualTo("No finished job contains ‘ärz’.");

        model.search().set("");
        answer();
        assertThat(names()).containsExactly("sales 2024-03");
    }

    @Test
    void fastTypingAsksOnceMoreAndShowsOnlyTheLastAnswer() {
        load("ab", 1);
        load("abc", 2);
        model.refresh();
        answer();
        asked.clear();

        model.search().set("a");
        model.search().set("ab");
        model.search().set("abc");
        assertThat(asked).hasSize(1);
        answer();

        assertThat(asked).hasSize(2);
        assertThat(names()).containsExactly("abc");
    }

    @Test
    void aJobThatEndsDuringASearchBringsNothingBackThatWasNotSearchedFor() {
        load("old", 70);
        model.refresh();
        answer();

        model.search().set("new");
        load("new", 0);
        model.jobEnded();
        answer();

        assertThat(names()).containsExactly("new");
    }

    @Test
    void whatEndedTodayEndedYesterdayAfterMidnight() {
        AtomicReference<Instant> now = new AtomicReference<>(Past.NOW);
        InstantSource time = now::get;
        HistoryViewModel night =
                new HistoryViewModel(
                        Messages.of(Locale.ENGLISH),
                        time.withZone(ZoneOffset.UTC),
                        (query, answer, failed) -> answer.accept(past.answer(query)),
                        past::snapshot,
                        failures::add);
        load("late", 0);
        night.refresh();
        assertThat(night.rows().getFirst().ended()).startsWith("Today");

        now.set(Past.NOW.plus(Duration.ofHours(9)));
        night.lookAtTheClock();

        assertThat(night.rows().getFirst().ended()).startsWith("Yesterday");
    }

    @Test
    void tenThousandJobsAreReadPageByPageAsSomebodyComesNear() {
        for (int i = 0; i < 10_000; i++) {
            load("job " + i, i);
        }
        model.refresh();
        answer();
        assertThat(model.rows()).hasSize(HistoryViewModel.PAGE);
        assertThat(model.caption().get()).startsWith("10,000 finished jobs since");

        model.wantMore();
        model.wantMore();
        answer();
        assertThat(model.rows())
                .hasSizeBetween(2 * HistoryViewModel.PAGE, 3 * HistoryViewModel.PAGE);
        assertThat(names()).doesNotHaveDuplicates();
        for (int i = 0; i < 60; i++) {
            model.wantMore();
            answer();
        }
        assertThat(names()).hasSize(10_000).doesNotHaveDuplicates();
    }

    @Test
    void aJobThatEndsComesOnTopWithoutMovingWhatWasRead() {
        for (int i = 1; i <= 500; i++) {
            load("job " + i, i);
        }
        model.refresh();
        answer();
        model.wantMore();
        answer();

        load("fresh", 0);
        model.jobEnded();
        answer();

        assertThat(model.rows()).hasSize(401);
        assertThat(names().getFirst()).isEqualTo("fresh");
        assertThat(names().get(1)).isEqualTo("job 1");
    }

    @Test
    void whatIsShownStaysWhenAJobEnds() {
        load("b", 1);
        load("a", 2);
        model.refresh();
        answer();
        HistoryRow before = model.rows().getLast();

        load("c", 0);
        model.jobEnded();
        answer();

        assertThat(names()).containsExactly("c", "b", "a");
        assertThat(model.rows().getLast()).isSameAs(before);
    }

    @Test
    void typicalSpeedIsTheMedianOfGoodRunsOfOnePipeline() {
        for (int i = 0; i < 9; i++) {
            past.load("job " + i, minutesAgo(i), Duration.ofSeconds(100), i == 3 ? 9 : 1);
        }
        past.add(
                "bad",
                "load",
                JobState.FAILED,
                minutesAgo(30),
                Duration.ofSeconds(100),
                0.01,
                1,
                Optional.empty());
        past.add(
                "film",
                "media",
                JobState.SUCCEEDED,
                minutesAgo(30),
                Duration.ofSeconds(100),
                2,
                0,
                Optional.empty());
        model.refresh();
        answer();

        assertThat(model.pipelines())
                .containsExactly(new PipelineId("load"), new PipelineId("media"));
        assertThat(model.cards())
                .extracting(SpeedCard::name)
                .containsExactly("Check", "Compress", "Upload", "Copy", "Ends shown");
        assertThat(model.cards().get(1).value()).isEqualTo("188\u202fMB/s");
        assertThat(model.cards().get(1).note()).isEqualTo("steady");
        assertThat(model.cards().getLast().value()).isEqualTo("9 of 9");

        model.pipeline().set(Optional.of(new PipelineId("media")));
        answer();
        assertThat(model.cards().get(1).value()).isEqualTo("376\u202fMB/s");
        assertThat(model.cards().get(1).note()).isEqualTo("of 1 run");
    }

    @Test
    void aTrendIsToldOnlyWhenThereIsOne() {
        assertThat(runs(1, 1, 1, 1, 1, 1.2, 1.2, 1.2, 1.2, 1.2).trend())
                .isInstanceOf(Runs.Trend.Higher.class);
        assertThat(runs(1, 1, 1, 1, 1, 0.8, 0.8, 0.8, 0.8, 0.8).trend())
                .isInstanceOf(Runs.Trend.Lower.class);
        assertThat(runs(1, 3, 1, 3, 1, 3, 1, 3).trend()).isInstanceOf(Runs.Trend.Varies.class);
        assertThat(runs(1, 9, 1).trend()).isEqualTo(new Runs.Trend.TooFew(3));
    }

    private static Runs runs(double... values) {
        return new Runs(java.util.Arrays.stream(values).boxed().toList());
    }

    @Test
    void whatAJobWasAskedToDoIsThereUntilItIsRemoved() {
        load("sales", 1);
        model.refresh();
        answer();
        HistoryRow row = model.rows().getFirst();
        assertThat(model.requestOf(row).orElseThrow().operands()).containsExactly("/in");

        past.remove(0);
        assertThat(model.requestOf(row)).isEmpty();
        model.refresh();
        answer();
        assertThat(model.rows()).isEmpty();
        assertThat(model.cards()).isEmpty();
        assertThat(model.placeholder().get()).isEqualTo("Finished jobs will be listed here.");
    }
}
