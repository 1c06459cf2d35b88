package dev.sluice.engine.schedule;

import dev.sluice.engine.Engine;
import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PauseReason;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.JobStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The heart: starts jobs when their turn comes and gives work to lanes. A state machine on one
 * thread, the loop; every method but the constructor is called on it.
 */
final class Scheduler {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    private static final Set<LaneId> JOB_LANE = Set.of(Engine.PARALLEL_JOBS);

    /** Of so many jobs it is known how their time went. */
    private static final int REMEMBERED = 20;

    final Ports ports;
    final JobStore store;
    final Permits permits;
    final Staging staging;
    final StagingFolders folders;
    final Removal removal;
    final NetworkWatch network;
    final Committer committer;
    final Telling telling;
    final JobBook book;
    final RetryPolicy retry;

    private final Map<PipelineId, Pipeline> pipelines = new HashMap<>();
    final JobOpening opening;
    final ItemWork work;
    final JobEnding ending;
    final Sampler sampler;
    final Foreseeing foreseeing;
    private boolean allActivated;
    private boolean closing;
    private boolean dispatchPosted;
    private int activeJobs;
    private Optional<String> storeBlocked = Optional.empty();
    private Optional<Instant> closedUntil = Optional.empty();
    private final Deque<JobEntry> remembered = new ArrayDeque<>();

    Scheduler(Ports ports, JobStore store, List<Pipeline> pipelines, EngineConfig config) {
        this.ports = ports.patient();
        this.store = store;
        this.permits = new Permits(config.permits());
        this.staging = new Staging(config.stagingBudgetBytes());
        this.folders = new StagingFolders(this.ports, config.stagingFolder());
        this.removal = new Removal(ports.disk(), folders);
        this.network = new NetworkWatch(this);
        this.retry = config.retry();
        this.committer =
                new Committer(
                        store,
                        ports.loop(),
                        this.ports.workers(),
                        this::storeBlocked,
                        this::dispatch);
        this.telling = new Telling(this.ports.workers());
        this.book = new JobBook(committer, this::changed);
        this.sampler = new Sampler(this);
        this.opening = new JobOpening(this);
        this.work = new ItemWork(this);
        this.ending = new JobEnding(this);
        this.foreseeing = new Foreseeing(this);
        pipelines.forEach(pipeline -> this.pipelines.put(pipeline.id(), pipeline));
    }

    /** Reads the store and puts back what an earlier instance left running. */
    void recover() {
        book.load(store.groups(), store.jobs());
        for (JobEntry entry : List.copyOf(book.all())) {
            if (entry.job.state() != JobState.CANCELLED) {
                staging.hold(entry.totals.stagedBytes());
            }
            switch (entry.job.state()) {
                case PLANNING, RUNNING ->
                        book.change(
                                entry,
                                JobState.QUEUED,
                                job -> job.withPauseReason(Optional.of(PauseReason.BY_SIGNAL)),
                                () -> {});
                case PAUSING ->
                        book.change(entry, JobState.PAUSED, UnaryOperator.identity(), () -> {});
                case CANCELLING -> opening.cleanUp(entry);
                case QUEUED, PAUSED, CANCELLED, SUCCEEDED, COMPLETED_WITH_FAILURES, FAILED -> {}
            }
            // Nothing works on it in this process, so this is true before it is written; a crash
            // in between only brings us back here.
            entry.visible = entry.job;
        }
        new StagingSweep(this).begin();
    }

    /** A row changed durably: it is told, and the next sample shows it even if nothing runs. */
    private void changed(EngineEvent event) {
        telling.tell(event);
        if (event instanceof EngineEvent.JobChanged(Job job, JobState from)
                && from.active()
                && !job.state().active()) {
            sampler.stopped();
        } else {
            sampler.changed();
        }
    }

    Optional<Pipeline> pipeline(PipelineId id) {
        return Optional.ofNullable(pipelines.get(id));
    }

    // ---- activation

    void activate(JobId id) {
        book.find(id).ifPresent(this::activate);
        dispatch();
    }

    void activateAll() {
        allActivated = true;
        book.all().forEach(this::activate);
        dispatch();
    }

    private void activate(JobEntry entry) {
        entry.activated = true;
        boolean bySignal = entry.job.pauseReason().equals(Optional.of(PauseReason.BY_SIGNAL));
        boolean hoursBegan = HourKeeper.isOutsideHours(entry) && !isOutsideHours();
        if (entry.job.state() == JobState.PAUSED && (bySignal || hoursBegan)) {
            book.change(
                    entry,
                    JobState.QUEUED,
                    job -> job.withPauseReason(Optional.empty()),
                    this::dispatch);
        }
    }

    private boolean activated(JobEntry entry) {
        return allActivated || entry.activated;
    }

    // ---- giving out work

    /** Starts whatever can start, after the steps that are due now; asked for often, done once. */
    void dispatch() {
        if (!dispatchPosted) {
            dispatchPosted = true;
            ports.loop().post(this::dispatchNow);
        }
    }

    private void dispatchNow() {
        dispatchPosted = false;
        if (closing || storeBlocked.isPresent()) {
            return;
        }
        startWhatCan();
        if (staging.heldBack() && !anythingMoves()) {
            staging.letOnePass();
            startWhatCan();
            staging.noMorePass();
        }
        foreseeing.look();
        sampler.changed();
    }

    /** Outside the hours of the queue nothing is started until that time; empty within them. */
    void closedUntil(Optional<Instant> time) {
        closedUntil = time;
        sampler.changed();
    }

    Optional<Instant> closedUntil() {
        return closedUntil;
    }

    boolean isOutsideHours() {
        return closedUntil.isPresent();
    }

    boolean isClosing() {
        return closing;
    }

    /** Starts nothing any more; what runs is stopped one by one. */
    void closing() {
        closing = true;
        foreseeing.stop();
    }

    private void startWhatCan() {
        int seen = 0;
        List<ActiveJob> active = new ArrayList<>();
        for (JobEntry entry : book.unfinished()) {
            boolean room = permits.free(JOB_LANE);
            if (!room && seen == activeJobs) {
                break; // The rest is queued, and there may be thousands of them.
            }
            if (room
                    && entry.job.state() == JobState.QUEUED
                    && entry.active.isEmpty()
                    && entry.held == 0
                    && !entry.removing
                    && activated(entry)
                    && (entry.atAnyHour || !isOutsideHours())) {
                start(entry);
            }
            if (entry.active.isPresent()) {
                seen++;
                active.add(entry.active.get());
            }
        }
        work.startWhatCan(active);
    }

    /** Whether anything goes on by itself, and may make room in the staging folder. */
    private boolean anythingMoves() {
        return book.unfinished().stream()
                .flatMap(entry -> entry.active.stream())
                .anyMatch(ActiveJob::moves);
    }

    /** A place among the jobs that run has become free. */
    void jobClosed() {
        permits.release(JOB_LANE);
        activeJobs--;
    }

    private void start(JobEntry entry) {
        try {
            ActiveJob job =
                    new ActiveJob(
                            entry,
                            declaration(entry),
                            ports.staging().resolve(entry.job.id().value()),
                            entry.totals,
                            ports.ticker().nanos());
            Job planned = entry.job;
            entry.phases = Optional.of(job.phases);
            entry.active = Optional.of(job);
            remember(entry, job);
            entry.notice = Optional.empty();
            permits.take(JOB_LANE);
            activeJobs++;
            book.change(
                    entry,
                    JobState.PLANNING,
                    next ->
                            next.withFailure(Optional.empty())
                                    .withPauseReason(Optional.empty())
                                    .withTimes(
                                            planned.started().or(() -> Optional.of(now())),
                                            Optional.empty(),
                                            planned.worked()),
                    () -> {});
            opening.open(job);
        } catch (PhaseFailure e) {
            refuse(entry, e.failure());
        }
    }

    /**
     * What the job's pipeline declares for it.
     *
     * @throws PhaseFailure when nobody can tell
     */
    Declaration declaration(JobEntry entry) throws PhaseFailure {
        return Declaration.of(pipeline(entry.job.request().pipeline()), entry.job.request());
    }

    /** Keeps how the job's time goes from now on, and forgets that of jobs long ago. */
    private void remember(JobEntry entry, ActiveJob job) {
        remembered.remove(entry);
        remembered.addLast(entry);
        TimeBook times = entry.times.orElseGet(TimeBook::new);
        entry.times = Optional.of(times);
        times.begin(job, ports.ticker().nanos());
        int most = Math.max(REMEMBERED, activeJobs + 1);
        while (remembered.size() > most && remembered.getFirst().active.isEmpty()) {
            remembered.removeFirst().times = Optional.empty();
        }
    }

    /** A stored request this program can't work on: the job fails, with a sentence. */
    private void refuse(JobEntry entry, Failure failure) {
        LOG.info("Job {} failed: {}", entry.job.id(), failure.message());
        book.change(
                entry, JobState.PLANNING, job -> job.withPauseReason(Optional.empty()), () -> {});
        book.change(
                entry,
                JobState.FAILED,
                job ->
                        job.withFailure(Optional.of(failure))
                                .withTimes(job.started(), Optional.of(now()), job.worked()),
                () -> {});
    }

    /**
     * The job is open: items may flow.
     *
     * @param failed why it failed already, when a kill kept it from ending
     */
    void opened(ActiveJob job, Optional<Failure> failed) {
        if (job.ending != ActiveJob.Ending.NOT) {
            ending.settle(job);
            return;
        }
        notice(job.entry, Optional.empty());
        book.change(job.entry, JobState.RUNNING, UnaryOperator.identity(), () -> {});
        if (failed.isPresent()) {
            ending.fail(job, failed.get());
            return;
        }
        work.begin(job);
        dispatch();
    }

    // ---- what a person is told

    void notice(JobEntry entry, Optional<String> sentence) {
        if (!entry.notice.equals(sentence)) {
            entry.notice = sentence;
            entry.snapshot = Optional.empty();
            telling.tell(new EngineEvent.Notice(entry.job.id(), sentence));
            sampler.changed();
        }
    }

    /** A job waits for nothing else any more, except for a store that cannot write. */
    void noticeOfStore(JobEntry entry) {
        notice(entry, storeBlocked);
    }

    private void storeBlocked(Optional<String> sentence) {
        Optional<String> before = storeBlocked;
        storeBlocked = sentence;
        for (JobEntry entry : book.inOrder()) {
            // One that is through waits, too, for its end to be written.
            boolean waits = entry.active.isPresent() || entry.job.state() != entry.visible.state();
            if (sentence.isPresent() ? waits : entry.notice.equals(before)) {
                notice(entry, sentence);
            }
        }
        if (sentence.isEmpty()) {
            dispatch();
        }
    }

    /** Writes what a job has used of time; about once a second while it runs, and at its end. */
    void writeWorked(ActiveJob job) {
        long nanos = ports.ticker().nanos();
        committer.add(
                new Change.Worked(job.id(), job.worked(nanos), work.phaseMillis(job, nanos)),
                () -> {});
    }

    /**
     * Whether something failed for want of a network, rather than for what it asked; on a worker,
     * as it asks the machine.
     */
    boolean cutOff(Failure failure, Throwable cause) {
        return failure instanceof Failure.Transient
                && NetworkErrors.saysUnreachable(cause)
                && !ports.network().isUp();
    }

    Instant now() {
        return ports.clock().instant();
    }

    Path jobFolder(JobEntry entry) {
        return ports.home().resolve("jobs").resolve(entry.job.id().value());
    }
}
