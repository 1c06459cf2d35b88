package dev.sluice.cli.report;

import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PauseReason;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.progress.BatchProgress;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.Current;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.JobProgress;
import dev.sluice.engine.progress.Measure;
import dev.sluice.engine.progress.PhaseKind;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.progress.PhaseStatus;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.progress.Unit;
import dev.sluice.engine.progress.Waits;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Samples as the engine gives them. */
public final class Snapshots {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Snapshots() {}

    public static Job aJob(String id, JobState state) {
        return new Job(
                new JobId(id),
                Optional.empty(),
                new JobRequest(new PipelineId("load"), "orders", List.of("/in"), Map.of()),
                state,
                0,
                1,
                NOON,
                Optional.of(NOON),
                Optional.empty(),
                Duration.ZERO,
                state == JobState.PAUSED ? Optional.of(PauseReason.BY_USER) : Optional.empty(),
                Optional.empty(),
                1);
    }

    public static Job inGroup(Job job, String group) {
        return new Job(
                job.id(),
                Optional.of(new GroupId(group)),
                job.request(),
                job.state(),
                job.priority(),
                job.position(),
                job.created(),
                job.started(),
                job.finished(),
                job.worked(),
                job.pauseReason(),
                job.failure(),
                job.version());
    }

    /** The same with another request, queued in this moment. */
    public static Job madeNow(Job job, JobRequest request) {
        return new Job(
                job.id(),
                job.group(),
                request,
                job.state(),
                job.priority(),
                job.position(),
                Instant.now(),
                job.started(),
                job.finished(),
                job.worked(),
                job.pauseReason(),
                job.failure(),
                job.version());
    }

    /** A job in mid-work with as many workers as given. */
    public static JobSnapshot running(String id, int workers, long done) {
        return snapshot(
                aJob(id, JobState.RUNNING),
                new Counts(true, false, done, 0, 0, workers, 39 - done - workers),
                List.of(
                        phase("files", PhaseStatus.DONE, Unit.ITEMS, 39, 0, 39, 0),
                        phase("check", PhaseStatus.ACTIVE, Unit.ROWS, done + 3, workers, 39, 0),
                        phase("compress", PhaseStatus.ACTIVE, Unit.BYTES, done, workers, 39, 0),
                        phase("upload", PhaseStatus.OFF, Unit.BYTES, 0, 0, 0, 0),
                        phase("copy", PhaseStatus.WAITING, Unit.ROWS, 0, 0, 39, 0)));
    }

    /** A job worked on in batches of ten, half through one of them. */
    static JobSnapshot batched(long ended, long total, boolean growing) {
        JobSnapshot plain =
                snapshot(
                        aJob("j-aaaa", JobState.RUNNING),
                        new Counts(true, growing, ended, 0, 0, 1, total - ended - 1),
                        List.of(
                                phase("playlist", PhaseStatus.DONE, Unit.ITEMS, total, 0, total, 0),
                                phase(
                                        "download",
                                        PhaseStatus.ACTIVE,
                                        Unit.BYTES,
                                        ended,
                                        1,
                                        total,
                                        0)));
        JobProgress progress = plain.progress();
        return new JobSnapshot(
                plain.job(),
                new JobProgress(
                        progress.items(),
                        progress.weight(),
                        progress.phases(),
                        progress.eta(),
                        progress.holdsBack(),
                        Optional.of(
                                new BatchProgress(
                                        ended / 10 + 1,
                                        total / 10,
                                        ended % 10,
                                        10,
                                        ended,
                                        total,
                                        growing)),
                        Map.of()),
                plain.elapsed(),
                Optional.empty());
    }

    /** A job that has ended, with this many failed items of four. */
    public static JobSnapshot ended(String id, JobState state, long failed) {
        return snapshot(
                aJob(id, state),
                new Counts(true, false, 4 - failed, 0, failed, 0, 0),
                List.of(
                        phase("files", PhaseStatus.DONE, Unit.ITEMS, 4, 0, 4, 0),
                        phase("check", PhaseStatus.DONE, Unit.ROWS, 4 - failed, 0, 4, failed)));
    }

    public static JobSnapshot snapshot(Job job, Counts items, List<PhaseProgress> phases) {
        Eta eta =
                job.state().ended()
                        ? new Eta.Finished()
                        : new Eta.Remaining(Duration.ofMinutes(3), Duration.ofMinutes(5));
        return new JobSnapshot(
                job,
                new JobProgress(
                        items,
                        49_900_000_000L,
                        phases,
                        eta,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("rows.read", 1000L, "rows.loaded", 998L, "rows.rejected", 2L)),
                Duration.ofSeconds(72),
                Optional.empty());
    }

    public static PhaseProgress phase(
            String id,
            PhaseStatus status,
            Unit unit,
            long done,
            int running,
            long total,
            long failed) {
        boolean active = status == PhaseStatus.ACTIVE;
        List<Current> current =
                IntStream.range(0, running)
                        .mapToObj(n ->
                                new Current("2024-04-part" + (done + n) + ".tsv", Optional.of(0.5)))
                        .toList();
        return new PhaseProgress(
                new PhaseId(id),
                PhaseKind.CHANGE,
                status,
                new Counts(true, false, done, 0, failed, running, total - done - failed - running),
                new Measure(unit, done * 1_279_000_000L, Total.known(total * 1_279_000_000L)),
                active ? Optional.of(101_000_000.0) : Optional.empty(),
                active
                        ? new Eta.Remaining(Duration.ofMinutes(3), Duration.ofMinutes(5))
                        : new Eta.Finished(),
                total == 0 ? Optional.empty() : Optional.of((double) done / total),
                current,
                0,
                new Waits.No(),
                done);
    }
}
