package dev.sluice.testkit;

import dev.sluice.engine.pipeline.StopSignal;

import java.util.ArrayList;
import java.util.List;

/** A stop that a test requests by hand; any thread. */
public final class Stop implements StopSignal {
    private final List<Runnable> actions = new ArrayList<>();
    private volatile boolean requested;

    @Override
    public boolean requested() {
        return requested;
    }

    @Override
    public synchronized Registration onStop(Runnable action) {
        if (requested) {
            action.run();
        } else {
            actions.add(action);
        }
        return () -> {
            synchronized (this) {
                actions.remove(action);
            }
        };
    }

    /** Requests the stop; runs what was registered. */
    public void request() {
        List<Runnable> due;
        synchronized (this) {
            requested = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }
}
