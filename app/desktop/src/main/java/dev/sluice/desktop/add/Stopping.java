package dev.sluice.desktop.add;

import dev.sluice.engine.pipeline.StopSignal;

import java.util.ArrayList;
import java.util.List;

/** Ends a look at files that nobody waits for any more. Safe for any thread. */
final class Stopping implements StopSignal {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean requested;

    /** Asks for the stop. */
    void stop() {
        List<Runnable> due;
        synchronized (actions) {
            requested = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
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
        action.run();
        return () -> {};
    }

    private void remove(Runnable action) {
        synchronized (actions) {
            actions.remove(action);
        }
    }
}
