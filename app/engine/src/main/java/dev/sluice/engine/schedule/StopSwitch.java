package dev.sluice.engine.schedule;

import dev.sluice.engine.pipeline.StopSignal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;

/** A stop signal and its switch. Thrown once, for good; any thread may throw it. */
final class StopSwitch implements StopSignal {
    private static final Logger LOG = LoggerFactory.getLogger(StopSwitch.class);

    private final List<Runnable> actions = new ArrayList<>();
    private volatile boolean requested;

    @Override
    public boolean requested() {
        return requested;
    }

    @Override
    public Registration onStop(Runnable action) {
        synchronized (actions) {
            if (!requested) {
                actions.add(action);
                return () -> {
                    synchronized (actions) {
                        actions.remove(action);
                    }
                };
            }
        }
        run(action);
        return () -> {};
    }

    /** Requests the stop; runs what was registered, on this thread. */
    void request() {
        List<Runnable> due;
        synchronized (actions) {
            if (requested) {
                return;
            }
            requested = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(StopSwitch::run);
    }

    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.warn("Interrupting work failed; it will notice the stop by itself.", e);
        }
    }
}
