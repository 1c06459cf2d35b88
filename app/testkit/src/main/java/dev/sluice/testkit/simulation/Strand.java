package dev.sluice.testkit.simulation;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread of the simulated program. It runs only while the simulation waits for it, so there is
 * never more than one thread at work; real threads are used only because their stacks can wait.
 */
final class Strand {
    static final long UNTIL_WOKEN = Long.MAX_VALUE;

    final String name;
    private final Thread thread;
    private volatile Thread simulation = Thread.currentThread();
    private volatile boolean mine;
    private volatile boolean interrupted;
    private volatile boolean killed;
    private volatile boolean ended;
    private final ArrayDeque<Runnable> handled = new ArrayDeque<>();
    private long due;

    /** What it works on for the engine, if it does. */
    Optional<StartWatch.Work> work = Optional.empty();

    /** Whether an interrupt ends its waiting. */
    private boolean interruptible;

    Strand(String name, long due, Runnable body) {
        this.name = name;
        this.due = due;
        this.thread =
                Thread.ofVirtual()
                        .unstarted(() -> {
                            try {
                                handed();
                                body.run();
                            } catch (Killed e) {
                                killed = true;
                            } finally {
                                ended = true;
                                mine = false;
                                LockSupport.unpark(simulation);
                            }
                        });
        thread.start();
    }

    boolean ended() {
        return ended;
    }

    long due() {
        // The order of these two matters: see handed().
        return interruptible && (thread.isInterrupted() || interrupted) ? 0 : due;
    }

    void wake() {
        due = 0;
    }

    /** Has something run once the next task it posts has run on the loop. */
    void whenHandled(Runnable then) {
        handled.add(then);
    }

    Runnable nextHandled() {
        return handled.isEmpty() ? () -> {} : handled.remove();
    }

    /** Runs it until it waits or ends; called by the simulation. */
    void run() {
        simulation = Thread.currentThread();
        mine = true;
        LockSupport.unpark(thread);
        while (mine) {
            LockSupport.park(this);
        }
    }

    /** Unwinds it; called by the simulation. */
    void kill() {
        killed = true;
        if (!ended) {
            run();
        }
    }

    /**
     * Waits, on the strand itself.
     *
     * @return whether it was interrupted
     */
    boolean waitUntil(long when, boolean byInterrupt) {
        if (killed) {
            throw new Killed();
        }
        due = when;
        interruptible = byInterrupt;
        mine = false;
        LockSupport.unpark(simulation);
        handed();
        interruptible = false;
        boolean was = interrupted || thread.isInterrupted();
        if (was && byInterrupt) {
            interrupted = false;
            Thread.interrupted();
            return true;
        }
        return false;
    }

    private void handed() {
        while (!mine) {
            LockSupport.park(this);
            if (thread.isInterrupted()) {
                // First remembered, then cleared: an interrupt is seen at every moment.
                interrupted = true;
                Thread.interrupted();
            }
        }
        if (killed) {
            throw new Killed();
        }
    }
}
