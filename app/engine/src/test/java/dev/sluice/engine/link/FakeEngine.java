package dev.sluice.engine.link;

import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.Limits;
import dev.sluice.engine.Submission;
import dev.sluice.engine.Submitted;
import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.JobProgress;
import dev.sluice.engine.progress.JobTimeline;
import dev.sluice.engine.progress.Unit;
import dev.sluice.engine.store.FailureCluster;
import dev.sluice.engine.store.FailureQuery;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.engine.store.HistoryPage;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.StoredJob;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An engine that keeps jobs and does no work; commands and samples are plain to see. */
final class FakeEngine implements Engine {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private final List<JobSnapshot> jobs = new CopyOnWriteArrayList<>();
    private final List<Consumer<EngineSnapshot>> samples = new CopyOnWriteArrayList<>();
    private final List<Consumer<EngineEvent>> events = new CopyOnWriteArrayList<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    volatile boolean closed;

    FakeEngine() {}

    /** Shows what is stored, so that one owner's jobs are there with the next. */
    FakeEngine(JobStore store) {
        store.jobs().stream().map(StoredJob::job).forEach(job -> jobs.add(snapshotOf(job)));
    }

    static JobId id(int number) {
        return new JobId(String.format(Locale.ROOT, "j-%06d", number));
    }

    static Job job(int number, JobRequest request) {
        return new Job(
                id(number),
                Optional.empty(),
                request,
                JobState.QUEUED,
                0,
                number,
                NOON,
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Optional.of(Failure.permanent("No.", "why")),
                0);
    }

    static JobSnapshot snapshotOf(Job job) {
        JobProgress progress =
                new JobProgress(
                        Counts.NONE_YET,
                        12,
                        List.of(),
                        new Eta.Unavailable(Eta.Reason.WARMING_UP),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("rows.read", 7L));
        return new JobSnapshot(job, progress, Duration.ofMillis(1500), Optional.empty());
    }

    @Override
    public Submitted submit(Submission submission) throws InvalidOption {
        List<Job> added = new ArrayList<>();
        for (JobRequest request : submission.requests()) {
            if (request.options().containsKey("bad")) {
                throw new InvalidOption("bad", "Bad is no good.", Optional.of("better"));
            }
            Job job = job(jobs.size() + 1, request);
            added.add(job);
            jobs.add(snapshotOf(job));
            events.forEach(one -> one.accept(new EngineEvent.JobAdded(job)));
        }
        return new Submitted(Optional.empty(), added);
    }

    @Override
    public List<CommandResult> control(Command command, List<JobId> ids) {
        calls.add(command + " " + ids);
        return List.of(
                new CommandResult.Applied(id(1), JobState.PAUSED),
                new CommandResult.Refused(id(2), "It has ended."),
                new CommandResult.Unknown(id(3)));
    }

    @Override
    public void activate(List<JobId> ids) {
        calls.add("activate " + ids);
    }

    @Override
    public void activateAll() {
        throw new IllegalStateException("Not today.");
    }

    @Override
    public EngineSnapshot snapshot() {
        return new EngineSnapshot(
                NOON,
                jobs,
                List.of(),
                List.of(new EngineSnapshot.LaneUse("cpu", 1, 2, Map.of(Unit.ROWS, 0.5))),
                new EngineSnapshot.Staging(1, 2, 3),
                new Eta.Remaining(Duration.ofSeconds(1), Duration.ofSeconds(2)),
                0);
    }

    @Override
    public Subscription subscribe(Consumer<EngineSnapshot> toSample, Consumer<EngineEvent> toTell) {
        samples.add(toSample);
        events.add(toTell);
        return () -> {
            samples.remove(toSample);
            events.remove(toTell);
        };
    }

    int subscribers() {
        return samples.size();
    }

    @Override
    public List<JobItems.Entry> items(JobId job, ItemQuery query) {
        calls.add("items " + query);
        return List.of();
    }

    @Override
    public List<FailureRecord> failures(JobId job, FailureQuery query) {
        return List.of(
                new FailureRecord(
                        query.afterId() + 1,
                        Optional.empty(),
                        "copy",
                        new PhaseId("copy"),
                        new Failure.Transient("Away.", "", Optional.of(new Failure.Place(3, 40))),
                        2,
                        NOON,
                        0));
    }

    @Override
    public List<FailureCluster> failureClusters(JobId job, int limit) {
        return List.of(
                new FailureCluster(
                        "t away", 4, failures(job, FailureQuery.all(0, limit)).getFirst()));
    }

    @Override
    public Optional<JobTimeline> timeline(JobId job) {
        calls.add("timeline " + job);
        return Optional.empty();
    }

    @Override
    public HistoryPage history(HistoryQuery query) {
        return new HistoryPage(List.of(), 0, Optional.empty());
    }

    @Override
    public void setPermits(LaneId lane, int permits) {
        calls.add(lane + "=" + permits);
    }

    @Override
    public void setLimits(Limits limits) {
        calls.add(limits.toString());
    }

    @Override
    public void close() {
        closed = true;
    }
}
