package dev.sluice.desktop.history;

import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.JobProgress;
import dev.sluice.engine.progress.Measure;
import dev.sluice.engine.progress.PhaseKind;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.progress.PhaseStatus;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.progress.Unit;
import dev.sluice.engine.progress.Waits;
import dev.sluice.engine.store.EndedJob;
import dev.sluice.engine.store.EndedJob.WorkedPhase;
import dev.sluice.engine.store.HistoryPage;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.engine.store.PhaseTotals;
import dev.sluice.engine.store.Prediction;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Ended jobs as tests want them, and what a store and an engine would answer about them. */
final class Past {
    static final Instant NOW = Instant.parse("2026-11-21T16:00:00Z");
    private static final List<String> PHASES =
            List.of("files", "check", "compress", "upload", "copy");

    private final List<EndedJob> jobs = new ArrayList<>();

    /** A job of Load that went well, of 40 files and 50 GB. */
    Past load(String name, Instant finished, Duration worked, double pace) {
        return add(name, "load", JobState.SUCCEEDED, finished, worked, pace, 0, Optional.empty());
    }

    Past add(
            String name,
            String pipeline,
            JobState state,
            Instant finished,
            Duration worked,
            double pace,
            long failed,
            Optional<Failure> failure) {
        long weight = worked.toMillis() * 95_000;
        long rows = weight / 240;
        boolean load = pipeline.equals("load");
        List<WorkedPhase> phases = new ArrayList<>();
        double[] speeds = {0, 512e6, 188e6, 41e6, 96e6};
        for (int i = 1; i < PHASES.size(); i++) {
            long millis = (long) (weight / (speeds[i] * pace) * 1000);
            phases.add(
                    new WorkedPhase(
                            new PhaseId(PHASES.get(i)),
                            new PhaseTotals(
                                    40 - failed,
                                    0,
                                    i == 4 ? failed : 0,
                                    weight,
                                    weight,
                                    0,
                                    0,
                                    Math.max(1, millis))));
        }
        jobs.add(
                new EndedJob(
                        new JobId("j-%04d".formatted(jobs.size() + 1)),
                        new PipelineId(pipeline),
                        name,
                        state,
                        finished,
                        worked,
                        failure,
                        40,
                        weight,
                        phases,
                        load
                                ? Map.of(
                                        "rows.read",
                                        rows,
                                        "rows.loaded",
                                        rows - 22,
                                        "rows.rejected",
                                        22L)
                                : Map.of(),
                        Optional.of(
                                new Prediction(
                                        Duration.ofSeconds(4),
                                        worked.multipliedBy(9).dividedBy(10),
                                        worked.multipliedBy(9).dividedBy(8)))));
        return this;
    }

    EndedJob job(int index) {
        return jobs.get(index);
    }

    void remove(int index) {
        jobs.remove(index);
    }

    /** As a store would. */
    HistoryPage answer(HistoryQuery query) {
        List<EndedJob> all =
                jobs.stream()
                        .filter(job ->
                                query.states().isEmpty() || query.states().contains(job.state()))
                        .filter(job -> query.pipeline().map(job.pipeline()::equals).orElse(true))
                        .filter(job ->
                                query.nameContains()
                                        .map(part ->
                                                job.name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .contains(part.toLowerCase(Locale.ROOT)))
                                        .orElse(true))
                        .filter(job ->
                                query.since()
                                        .map(time -> !job.finished().isBefore(time))
                                        .orElse(true))
                        .sorted(
                                Comparator.comparing(EndedJob::finished)
                                        .thenComparing(job -> job.id().value())
                                        .reversed())
                        .toList();
        int from =
                query.after()
                        .map(place ->
                                all.stream().map(EndedJob::id).toList().indexOf(place.job()) + 1)
                        .orElse(0);
        return new HistoryPage(
                all.stream().skip(from).limit(query.limit()).toList(),
                all.size(),
                all.isEmpty() ? Optional.empty() : Optional.of(all.getLast().finished()));
    }

    /** As the engine would. */
    EngineSnapshot snapshot() {
        return new EngineSnapshot(
                NOW,
                jobs.stream().map(Past::sample).toList(),
                List.of(),
                List.of(),
                new EngineSnapshot.Staging(0, 0, 0),
                new Eta.Finished(),
                0);
    }

    private static JobSnapshot sample(EndedJob ended) {
        JobRequest request =
                new JobRequest(
                        ended.pipeline(), ended.name(), List.of("/in"), Map.of("table", "t"));
        Job job =
                new Job(
                        ended.id(),
                        Optional.empty(),
                        request,
                        ended.state(),
                        0,
                        1,
                        ended.finished(),
                        Optional.of(ended.finished()),
                        Optional.of(ended.finished()),
                        ended.worked(),
                        Optional.empty(),
                        ended.failure(),
                        1);
        JobProgress progress =
                new JobProgress(
                        new Counts(true, false, 40, 0, 0, 0, 0),
                        ended.weight(),
                        PHASES.stream().map(Past::phase).toList(),
                        new Eta.Finished(),
                        Optional.empty(),
                        Optional.empty(),
                        ended.tallies());
        return new JobSnapshot(job, progress, ended.worked(), Optional.empty());
    }

    private static PhaseProgress phase(String id) {
        PhaseKind kind =
                switch (id) {
                    case "files" -> PhaseKind.FIND;
                    case "check" -> PhaseKind.VERIFY;
                    case "compress" -> PhaseKind.CHANGE;
                    case "upload" -> PhaseKind.TRANSFER;
                    default -> PhaseKind.WRITE;
                };
        return new PhaseProgress(
                new PhaseId(id),
                kind,
                PhaseStatus.DONE,
                new Counts(true, false, 40, 0, 0, 0, 0),
                new Measure(Unit.BYTES, 1, new Total.Known(1)),
                Optional.empty(),
                new Eta.Finished(),
                Optional.of(1.0),
                List.of(),
                0,
                new Waits.No(),
                1);
    }
}
