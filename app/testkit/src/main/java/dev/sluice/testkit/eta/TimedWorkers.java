package dev.sluice.testkit.eta;

import dev.sluice.engine.schedule.Workers;
import dev.sluice.testkit.ManualTime;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Workers whose work takes simulated time: many of them are at work at once, but only one thread
 * ever runs, so that every run of a test is the same. Work calls {@link #spend} where real work
 * would take its time.
 */
final class TimedWorkers implements Workers {
    private final ManualTime time;
    private Optional<Strand> running = Optional.empty();

    TimedWorkers(ManualTime time) {
        this.time = time;
    }

    /** Lets time pass for the work that calls it; others go on meanwhile. */
    void spend(Duration duration) {
        Strand strand = running.orElseThrow();
        time.after(duration, strand::goOn);
        strand.rest();
    }

    @Override
    public void startWaiting(String name, Runnable work) {
        time.post(new Strand(work)::goOn);
    }

    @Override
    public void startComputing(String name, Runnable work) {
        startWaiting(name, work);
    }

    @Override
    public void startWriting(Runnable work) {
        time.startWriting(work);
    }

    @Override
    public void startTelling(Runnable work) {
        time.startTelling(work);
    }

    @Override
    public void close() {
        time.close();
    }

    /** Work on a thread of its own that runs only while the thread of the time waits for it. */
    private final class Strand {
        private final Semaphore itsTurn = new Semaphore(0);
        private final Semaphore othersTurn = new Semaphore(0);

        Strand(Runnable work) {
            Thread.ofVirtual()
                    .name("timed work")
                    .start(() -> {
                        itsTurn.acquireUninterruptibly();
                        try {
                            work.run();
                        } finally {
                            othersTurn.release();
                        }
                    });
        }

        void goOn() {
            Optional<Strand> before = running;
            running = Optional.of(this);
            itsTurn.release();
            othersTurn.acquireUninterruptibly();
            running = before;
        }

        void rest() {
            othersTurn.release();
            itsTurn.acquireUninterruptibly();
        }
    }
}
