package dev.sluice.engine.schedule;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/**
 * Starts work later that the system has no thread for now. The limit on processes, or memory, may
 * be reached for a moment; work that was counted as begun and never ran would be waited for without
 * end.
 */
final class PatientWorkers implements Workers {
    private static final Logger LOG = LoggerFactory.getLogger(PatientWorkers.class);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final Workers workers;
    private final EventLoop loop;

    PatientWorkers(Workers workers, EventLoop loop) {
        this.workers = workers;
        this.loop = loop;
    }

    @Override
    public void startWaiting(String name, Runnable work) {
        start(name, () -> workers.startWaiting(name, work));
    }

    @Override
    public void startComputing(String name, Runnable work) {
        start(name, () -> workers.startComputing(name, work));
    }

    @Override
    public void startWriting(Runnable work) {
        start("writing", () -> workers.startWriting(work));
    }

    @Override
    public void startTelling(Runnable work) {
        start("telling", () -> workers.startTelling(work));
    }

    private void start(String name, Runnable begin) {
        try {
            begin.run();
        } catch (OutOfMemoryError e) {
            LOG.warn("There is no thread for '{}'; trying again.", name, e);
            loop.after(AGAIN, () -> start(name, begin));
        }
    }

    @Override
    public void close() {
        workers.close();
    }
}
