package dev.sluice.engine.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.Command;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.FailureChoice;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.Item;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.progress.BatchProgress;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.Current;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.JobProgress;
import dev.sluice.engine.progress.JobTimeline;
import dev.sluice.engine.progress.Measure;
import dev.sluice.engine.progress.PhaseKind;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.progress.PhaseStatus;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.progress.Unit;
import dev.sluice.engine.progress.Waits;
import dev.sluice.engine.store.EndedJob;
import dev.sluice.engine.store.FailureQuery;
import dev.sluice.engine.store.HistoryPage;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.PhaseTotals;
import dev.sluice.engine.store.Prediction;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

class LinkJsonTest {
    private static final JobRequest REQUEST =
            new JobRequest(new PipelineId("load"), "March", List.of("/in"), Map.of("table", "t"));
    private static final Job JOB = FakeEngine.job(1, REQUEST);

    private static JobSnapshot everything(Total total, Eta eta, Waits waits) {
        PhaseProgress phase =
                new PhaseProgress(
                        new PhaseId("copy"),
                        PhaseKind.WRITE,
                        PhaseStatus.ACTIVE,
                        new Counts(true, true, 1, 2, 3, 4, 5),
                        new Measure(Unit.ROWS, 9, total),
                        Optional.of(0.5),
                        eta,
                        Optional.empty(),
                        List.of(new Current("a", Optional.of(0.25))),
                        6,
                        waits,
                        1.5);
        JobProgress progress =
                new JobProgress(
                        Counts.NONE_YET,
                        12,
                        List.of(phase),
                        eta,
                        Optional.of(phase.id()),
                        Optional.of(new BatchProgress(5, 10, 3, 10, 25, 100, false)),
                        Map.of("rows.read", 7L));
        return new JobSnapshot(
                JOB, progress, Duration.ofNanos(1_500_000_001), Optional.of("Waits."));
    }

    @Test
    void everyCaseOfASampleSurvives() {
        List<Total> totals =
                List.of(
                        new Total.Known(1),
                        new Total.Estimated(2),
                        new Total.AtLeast(3),
                        new Total.Unknown());
        List<Eta> etas =
                List.of(
                        new Eta.Remaining(Duration.ofMillis(1), Duration.ofDays(2)),
                        new Eta.Unavailable(Eta.Reason.STALLED),
                        new Eta.Finished());
        List<Waits> waits =
                List.of(
                        new Waits.No(),
                        new Waits.ForInput(),
                        new Waits.ForLane("cpu", 2, 2),
                        new Waits.ForStaging(),
                        new Waits.ForRoom("Full."),
                        new Waits.ForNetwork(),
                        new Waits.ForRetry(Duration.ofSeconds(3)),
                        new Waits.Stalled(Duration.ofSeconds(4)));
        for (int i = 0; i < waits.size(); i++) {
            JobSnapshot before =
                    everything(
                            totals.get(i % totals.size()), etas.get(i % etas.size()), waits.get(i));
            JobSnapshot after = LinkJson.read(LinkJson.write(before), JobSnapshot.class);
            assertThat(after).isEqualTo(before);
        }
    }

    @Test
    void everyEventSurvives() {
        Failure.Place place = new Failure.Place(3, 99);
        List<EngineEvent> all =
                List.of(
                        new EngineEvent.JobAdded(JOB),
                        new EngineEvent.JobChanged(JOB, JobState.RUNNING),
                        new EngineEvent.JobRemoved(JOB.id()),
                        new EngineEvent.ItemFailed(
                                JOB.id(),
                                "a.tsv",
                                new PhaseId("check"),
                                new Failure.Defect("Oops.", "trace", Optional.of(place))),
                        new EngineEvent.Notice(JOB.id(), Optional.empty()));
        for (EngineEvent event : all) {
            assertThat(LinkJson.value(LinkJson.event(event), EngineEvent.class)).isEqualTo(event);
        }
    }

    @Test
    void everyRequestSurvives() {
        List<Command> commands =
                List.of(
                        new Command.Pause(),
                        new Command.Interrupt(),
                        new Command.Resume(),
                        new Command.Cancel(),
                        new Command.RetryFailed(),
                        new Command.RetryFailed(FailureChoice.ofCause("t away")),
                        new Command.SkipFailed(FailureChoice.ofItems(List.of(new ItemId(7)))),
                        new Command.Remove(),
                        new Command.SetPriority(-2),
                        new Command.MoveBefore(Optional.empty()));
        List<Request> all = new ArrayList<>();
        commands.forEach(one -> all.add(new Request.Control(one, List.of(JOB.id()))));
        all.add(
                new Request.Items(
                        JOB.id(), new ItemQuery(Set.of(ItemState.FAILED), Optional.of("x"), 3, 4)));
        all.add(
                new Request.Items(
                        JOB.id(),
                        new ItemQuery(Set.of(), Optional.empty(), 3, 4, ItemQuery.Order.REVERSE)));
        all.add(new Request.Failures(JOB.id(), new FailureQuery(Optional.of("t away"), 3, 4)));
        all.add(new Request.Timeline(JOB.id()));
        all.add(new Request.FailureClusters(JOB.id(), 20));
        all.add(new Request.History(HistoryQuery.newest(20)));
        all.add(
                new Request.History(
                        new HistoryQuery(
                                Set.of(JobState.SUCCEEDED),
                                Optional.of(new PipelineId("load")),
                                Optional.of("mar"),
                                Optional.of(FakeEngine.NOON),
                                Optional.of(new HistoryQuery.Place(FakeEngine.NOON, JOB.id())),
                                20)));
        all.add(new Request.SetPermits(LaneId.DISK, 3));
        all.add(new Request.HasWindow());
        for (Request request : all) {
            Request.Numbered before = new Request.Numbered(7, request);
            assertThat(LinkJson.read(LinkJson.write(before), Request.Numbered.class))
                    .isEqualTo(before);
        }
    }

    @Test
    void itemsSurvive() {
        Item item =
                new Item(new ItemId(1L << 40), JOB.id(), 3, "k", "n", 5, Map.of("a", "\n\"ä\0"));
        JobItems.Entry entry =
                new JobItems.Entry(
                        item,
                        ItemState.FAILED,
                        new PhaseId("copy"),
                        Optional.empty(),
                        Optional.of(Failure.transientOf("Away.", "")),
                        2,
                        Duration.ofMillis(1_500));
        var list = LinkJson.list(List.of(entry), JobItems.Entry.class);
        assertThat(LinkJson.values(list, JobItems.Entry.class)).containsExactly(entry);
    }

    @Test
    void aTimelineSurvives() {
        JobTimeline before =
                new JobTimeline(
                        Duration.ofMillis(5_001),
                        List.of(
                                new JobTimeline.PhaseTime(
                                        new PhaseId("copy"),
                                        PhaseKind.WRITE,
                                        List.of("warehouse"),
                                        4_000,
                                        300,
                                        2,
                                        List.of(
                                                new JobTimeline.Block(
                                                        3,
                                                        "ä.tsv",
                                                        10,
                                                        20,
                                                        1,
                                                        JobTimeline.How.FAILED)))),
                        List.of(
                                new JobTimeline.Slice(
                                        0, 1_000, List.of(new JobTimeline.Use(1.5e6, 0.25)))));
        var list = LinkJson.list(List.of(before), JobTimeline.class);
        assertThat(LinkJson.values(list, JobTimeline.class)).containsExactly(before);
    }

    @Test
    void historySurvives() {
        EndedJob job =
                new EndedJob(
                        JOB.id(),
                        new PipelineId("load"),
                        "March",
                        JobState.FAILED,
                        FakeEngine.NOON,
                        Duration.ofNanos(1_500_000_001),
                        Optional.of(Failure.transientOf("Away.", "")),
                        7,
                        70,
                        List.of(
                                new EndedJob.WorkedPhase(
                                        new PhaseId("copy"),
                                        new PhaseTotals(1, 2, 3, 4, 5, 6, 7, 8))),
                        Map.of("rows.read", 7L),
                        Optional.of(
                                new Prediction(
                                        Duration.ZERO, Duration.ofMillis(1), Duration.ofDays(2))));
        HistoryPage page = new HistoryPage(List.of(job), 9, Optional.of(FakeEngine.NOON));
        assertThat(LinkJson.value(LinkJson.tree(page), HistoryPage.class)).isEqualTo(page);
    }

    private static EngineSnapshot sample(List<JobSnapshot> jobs) {
        return new EngineSnapshot(
                FakeEngine.NOON,
                jobs,
                List.of(new Group(new GroupId("g-0001"), "G", FakeEngine.NOON)),
                List.of(),
                new EngineSnapshot.Staging(1, 2, 3, "/big"),
                new Eta.Finished(),
                0,
                Optional.of(FakeEngine.NOON),
                true);
    }

    @Test
    void aSampleOfTenThousandJobsCostsWhatHasChanged() {
        List<JobSnapshot> jobs =
                new ArrayList<>(
                        IntStream.rangeClosed(1, 10_000)
                                .mapToObj(n -> FakeEngine.snapshotOf(FakeEngine.job(n, REQUEST)))
                                .toList());
        SampleWriting writing = new SampleWriting();
        SampleReading reading = new SampleReading();
        assertThat(pass(writing, reading, sample(jobs))).isGreaterThan(1_000_000);

        assertThat(pass(writing, reading, sample(jobs))).isLessThan(1_000);

        jobs.set(
                77,
                new JobSnapshot(
                        jobs.get(77).job(),
                        jobs.get(77).progress(),
                        Duration.ofDays(1),
                        Optional.empty()));
        assertThat(pass(writing, reading, sample(jobs))).isLessThan(3_000);

        jobs.removeFirst();
        pass(writing, reading, sample(jobs));
    }

    /** Sends a sample across and compares. @return how many characters that took */
    private static int pass(SampleWriting writing, SampleReading reading, EngineSnapshot sample) {
        List<String> lines = new ArrayList<>();
        writing.write(sample, lines::add);
        for (String line : lines.subList(0, lines.size() - 1)) {
            reading.jobs(LinkJson.parse(line).path("jobs"));
        }
        assertThat(reading.sample(LinkJson.parse(lines.getLast()))).isEqualTo(sample);
        return lines.stream().mapToInt(String::length).sum();
    }
}
