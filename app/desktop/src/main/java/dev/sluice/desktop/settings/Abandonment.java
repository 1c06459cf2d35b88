package dev.sluice.desktop.settings;

import dev.sluice.engine.pipeline.StopSignal;

import java.util.ArrayList;
import java.util.List;

/** How a person ends what waits for a network. Safe for any thread. */
final class Abandonment implements StopSignal {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean requested;

    /** Ends it; once more does nothing. */
    void request() {
        List<Runnable> now;
        synchronized (this) {
            requested = true;
            now = List.copyOf(actions);
            actions.clear();
        }
        now.forEach(Abandonment::run);
    }

    @Override
    public synchronized boolean requested() {
        return requested;
    }

    @Override
    public Registration onStop(Runnable action) {
        synchronized (this) {
            if (!requested) {
                actions.add(action);
                return () -> forget(action);
            }
        }
        run(action);
        return () -> {};
    }

    private synchronized void forget(Runnable action) {
        actions.remove(action);
    }

    private static void run(Runnable action) {
        Thread.ofPlatform().daemon().name("abandon").start(action);
    }
}
