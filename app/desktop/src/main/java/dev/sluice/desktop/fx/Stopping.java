package dev.sluice.desktop.fx;

import dev.sluice.engine.pipeline.StopSignal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Ends what nobody waits for any more. Safe for any thread. */
public final class Stopping implements StopSignal {
    private final Executor executor;
    private final List<Runnable> actions = new ArrayList<>();
    private boolean requested;

    private Stopping(Executor executor) {
        this.executor = executor;
    }

    /** What is to be done at a stop is done at once, by whoever asks for it. */
    public static Stopping atOnce() {
        return new Stopping(Runnable::run);
    }

    /** What is to be done at a stop may wait for a network, so it has a thread of its own. */
    public static Stopping aside() {
        return new Stopping(action -> Thread.ofPlatform().daemon().name("stop").start(action));
    }

    /** Asks for the stop; once more does nothing. */
    public void stop() {
        List<Runnable> due;
        synchronized (actions) {
            requested = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(executor::execute);
    }

    @Override
    public boolean requested() {
        synchronized (actions) {
            return requested;
        }
    }

    @Override
    public Registration onStop(Runnable action) {
        synchronized (actions) {
            if (!requested) {
                actions.add(action);
                return () -> remove(action);
            }
        }
        executor.execute(action);
        return () -> {};
    }

    private void remove(Runnable action) {
        synchronized (actions) {
            actions.remove(action);
        }
    }
}
