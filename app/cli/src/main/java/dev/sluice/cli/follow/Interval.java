package dev.sluice.cli.follow;

import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The time between two looks at the jobs. It is cut short by a signal, and by a sample of the
 * engine that shows a job as ended or paused that was still at work at the last look. One thread
 * waits; any thread may end its wait.
 */
final class Interval implements AutoCloseable {
    private final Duration length;
    private final Semaphore wakeUps = new Semaphore(0);
    private Engine.Subscription subscription = () -> {};
    private volatile boolean signalled;

    /** The jobs that are waited for, each with the version it had at the last look. */
    private volatile Map<JobId, Long> open = Map.of();

    private volatile Optional<EngineSnapshot> told = Optional.empty();

    Interval(Duration length) {
        this.length = length;
    }

    /** Heeds this engine from now on, and no other. */
    void listenTo(Engine engine) {
        subscription.close();
        told = Optional.empty();
        subscription = engine.subscribe(this::take, _ -> {});
    }

    /** A signal came; from any thread. */
    void signal() {
        signalled = true;
        wakeUps.release();
    }

    /** Whether a signal has come so far. */
    boolean signalled() {
        return signalled;
    }

    /**
     * Waits until it is over or cut short.
     *
     * @param jobs that are waited for, each with the version it had at the last look
     * @return whether it was waited for in full
     */
    boolean pass(Map<JobId, Long> jobs) throws InterruptedException {
        open = Map.copyOf(jobs);
        // What was told since the last look was held against the jobs of the look before.
        told.ifPresent(this::wakeUp);
        boolean cutShort = wakeUps.tryAcquire(length.toNanos(), TimeUnit.NANOSECONDS);
        wakeUps.drainPermits();
        return !cutShort;
    }

    /** On a thread of the engine. */
    private void take(EngineSnapshot sample) {
        told = Optional.of(sample);
        wakeUp(sample);
    }

    private void wakeUp(EngineSnapshot sample) {
        Map<JobId, Long> jobs = open;
        for (JobSnapshot shown : sample.jobs()) {
            Job job = shown.job();
            boolean atRest = job.state().ended() || job.state() == JobState.PAUSED;
            if (atRest && job.version() > jobs.getOrDefault(job.id(), Long.MAX_VALUE)) {
                wakeUps.release();
                return;
            }
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
