package dev.sluice.engine.pipeline;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** A stop signal and its switch. Thrown once, for good; any thread may throw it. */
public final class StopSwitch implements StopSignal {
    private static final Logger LOG = LoggerFactory.getLogger(StopSwitch.class);

    private final Executor executor;
    private final List<Runnable> actions = new ArrayList<>();
    private volatile boolean requested;

    /** What is to be done at a stop is done by whoever requests it. */
    public StopSwitch() {
        this(Runnable::run);
    }

    private StopSwitch(Executor executor) {
        this.executor = executor;
    }

    /** What is to be done at a stop may wait for a network, so it has a thread of its own. */
    public static StopSwitch aside() {
        return new StopSwitch(action -> Thread.ofPlatform().daemon().name("stop").start(action));
    }

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

    /** Requests the stop and sees to what was registered; once more does nothing. */
    public void request() {
        List<Runnable> due;
        synchronized (actions) {
            if (requested) {
                return;
            }
            requested = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(this::run);
    }

    private void run(Runnable action) {
        executor.execute(() -> {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.warn("Interrupting work failed; it will notice the stop by itself.", e);
            }
        });
    }
}
